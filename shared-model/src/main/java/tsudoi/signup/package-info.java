/// Seats and sign-ups: who holds places, who has one, who stands in line.
@org.jspecify.annotations.NullMarked
package tsudoi.signup;
