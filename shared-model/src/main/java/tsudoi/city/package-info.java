/// Councils and community centers.
@org.jspecify.annotations.NullMarked
package tsudoi.city;
