package tsudoi.op;

/// An op together with its bytes: what is signed is what is stored is what is sent. The bytes never
/// change; callers do not write into the array.
@SuppressWarnings("ArrayRecordComponent")
public record EncodedOp(Op op, byte[] bytes) {}
