package tsudoi.oplog;

import tsudoi.op.EncodedOp;

/// An op at its position in a scope's feed; positions are dense and start at 1.
public record Placed(long position, EncodedOp op) {}
