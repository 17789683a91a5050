package tsudoi.op;

import java.util.UUID;

/// Which boot of the machine an op was written in, and the milliseconds since that boot: lets the
/// hub repair a wrong wall clock later.
public record Moment(UUID boot, long sinceBootMillis) {}
