/// Who came: check-ins, head counts, and what they add up to.
@org.jspecify.annotations.NullMarked
package tsudoi.attendance;
