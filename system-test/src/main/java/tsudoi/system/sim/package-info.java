/// The simulator: a whole city of kiosks and its hub in one thread, from one seed (DESIGN, section 10).
///
/// Rules, desks, folds, [tsudoi.oplog.Replica], [tsudoi.sync.KioskSync] and [tsudoi.sync.HubSync] are
/// the real ones, and messages cross the network as their real bytes. Simulated are only the things
/// that fail in life: the disk ([SimDisk], below [SimOpLog], which passes the contract of every op
/// log), the network ([SimLine]), the clock ([SimClock]), power, and people ([People]). Signatures
/// and sealing are cheap and deterministic ([CheapCrypto]): a wrong signature is still refused.
///
/// ```
/// Sim (main)  → World: one seed, step by step
///                 ├ Machine ← SimKiosk, SimHub     a disk, a clock, and the Software running on it
///                 ├ People                         what visitors, managers and phones do
///                 ├ Trouble                        what goes wrong, and how often
///                 └ Oracle                         knows every op, checks after every step
/// ```
///
/// While a message is under way other things happen: the line runs steps of the world before it
/// answers, so that taps, crashes and other kiosks' rounds fall into the middle of a round.
@org.jspecify.annotations.NullMarked
package tsudoi.system.sim;
