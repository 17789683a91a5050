/// What kiosks without a line bring on memory sticks.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.carry;
