/// What visitors do at the kiosk: look, find, sign up, cancel, check in. The plain parts that decide
/// what the screens show; the screens themselves are in `ui`.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.visitor;
