/// Who belongs to the city: the hub itself, its kiosks, the centers' keys and first accounts.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.enrolment;
