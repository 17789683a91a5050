/// What is carried by hand where there is no line: bundles on a memory stick, sealed for their one
/// reader and signed, with the same bytes that go over the line.
///
/// Start reading at [tsudoi.carry.Bundle].
@org.jspecify.annotations.NullMarked
package tsudoi.carry;
