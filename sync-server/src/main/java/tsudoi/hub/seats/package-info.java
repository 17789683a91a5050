/// The hub's own places (ネット枠) and its own line.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.seats;
