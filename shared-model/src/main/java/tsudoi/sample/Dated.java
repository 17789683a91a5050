package tsudoi.sample;

import java.time.LocalDateTime;
import tsudoi.op.Event;

/// An event and when it was written, in Japan time.
public record Dated<E extends Event>(LocalDateTime at, E event) {}
