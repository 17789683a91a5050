/// Keys: fields about a person sealed so that a kiosk can write and not read, the key records that
/// make them readable or forgotten, locked private keys, and the keys devices sign with.
///
/// All stored forms are described in `docs/decisions/0004-sealed-people.md`.
@org.jspecify.annotations.NullMarked
package tsudoi.seal;
