/// The staff's attendance review.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.review.ui;
