/// What a kiosk may bring to the hub.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.rights;
