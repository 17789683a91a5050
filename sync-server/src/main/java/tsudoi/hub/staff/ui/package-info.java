/// The login page and the frame around the staff's screens.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.staff.ui;
