/// The kiosk: one center's screen, its own store, and the line to the city's hub.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk;
