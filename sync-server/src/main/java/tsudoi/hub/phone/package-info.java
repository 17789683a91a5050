/// Pages for any phone's browser: sign up through a scanned join code, see and cancel one's own
/// sign-up. Plain HTML without scripts; every form is safe to send twice.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.phone;
