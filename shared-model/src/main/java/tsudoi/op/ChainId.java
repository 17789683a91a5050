package tsudoi.op;

/// One writer's dense sequence in one scope: seq runs 1, 2, 3 ... without a gap.
public record ChainId(Writer writer, Scope scope) {}
