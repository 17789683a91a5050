/// What stands in QR codes and on slips of paper: join codes, receipts, passes, six characters.
///
/// All forms are described in `docs/decisions/0005-codes.md`.
@org.jspecify.annotations.NullMarked
package tsudoi.token;
