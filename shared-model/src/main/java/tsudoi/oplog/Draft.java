package tsudoi.oplog;

import java.util.List;
import java.util.UUID;
import tsudoi.op.Event;
import tsudoi.op.Scope;

/// What a decision wants written, and what it answers.
public record Draft<R>(R answer, List<Line> lines, List<Key> keys) {
  /// One event and the scope it goes to.
  public record Line(Scope scope, Event event) {}

  /// A key record for the first line of its scope.
  @SuppressWarnings("ArrayRecordComponent")
  public record Key(Scope scope, KeyEntry.Kind kind, UUID subject, byte[] bytes) {}

  public Draft {
    lines = List.copyOf(lines);
    keys = List.copyOf(keys);
  }

  public static <R> Draft<R> nothing(R answer) {
    return new Draft<>(answer, List.of(), List.of());
  }

  public static <R> Draft<R> of(R answer, Scope scope, List<? extends Event> events) {
    return new Draft<>(
        answer, events.stream().map(event -> new Line(scope, event)).toList(), List.of());
  }
}
