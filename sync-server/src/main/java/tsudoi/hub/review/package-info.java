/// Attendance as the city reports it, center by center and month by month.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.review;
