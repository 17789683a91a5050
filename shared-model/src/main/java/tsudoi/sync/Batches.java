package tsudoi.sync;

import java.util.Optional;

/// Batches on their way, one at a time, so that nobody holds all of them.
@FunctionalInterface
public interface Batches {
  Batches NONE = Optional::empty;

  /// The next batch; empty after the last.
  ///
  /// @throws LineDown when the stream ends too early
  /// @throws MalformedMessage when what arrived is not a batch
  Optional<Message.Batch> next() throws LineDown, MalformedMessage;

  /// How many ops are to come, about: decides how they are packed.
  default long opsAbout() {
    return 0;
  }
}
