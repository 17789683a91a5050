/// The sample city.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.demo;
