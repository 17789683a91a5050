/// What is known about a person: a random token, an age band, a role; names only sealed.
@org.jspecify.annotations.NullMarked
package tsudoi.person;
