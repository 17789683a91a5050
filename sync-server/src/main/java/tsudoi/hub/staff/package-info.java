/// Central staff: accounts, login, and the frame around their screens.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.staff;
