@org.jspecify.annotations.NullMarked
package tsudoi.carry;
