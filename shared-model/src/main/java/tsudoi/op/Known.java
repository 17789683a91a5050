package tsudoi.op;

/// The last feed position of the op's scope that its writer had applied when it wrote: rights are
/// judged by the state of that moment.
public record Known(Epoch hubEpoch, long position) {}
