/// The kiosks of all centers: who was heard of when, and what just happened.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.fleet;
