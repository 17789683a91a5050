/// The hub: the city's central server.
@org.jspecify.annotations.NullMarked
package tsudoi.hub;
