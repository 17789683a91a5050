/// Who may open the desk: managers log in with the center's locked key, without any network.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.manager;
