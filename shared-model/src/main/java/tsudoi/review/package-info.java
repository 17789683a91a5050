/// Ops that the hub set aside, and what people decide about them.
@org.jspecify.annotations.NullMarked
package tsudoi.review;
