/// How two replicas come to hold the same ops: messages, the kiosk's loop, the hub's answers. Knows no
/// feature; meets them at the op log.
@org.jspecify.annotations.NullMarked
package tsudoi.sync;
