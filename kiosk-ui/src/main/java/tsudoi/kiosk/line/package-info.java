/// The line to the hub: enrolment, HTTP, the doorbell, and what is known about it all.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.line;
