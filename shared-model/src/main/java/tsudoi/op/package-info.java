/// The op, the only unit of change: an immutable event in an envelope, encoded once.
@org.jspecify.annotations.NullMarked
package tsudoi.op;
