package tsudoi.sync;

import java.util.Optional;

/// The hub's answer as it arrives: the marks, then pages. Whoever gets one closes it.
public interface Answer extends AutoCloseable {
  Message.Marks marks();

  /// The next page; empty after the last.
  ///
  /// @throws LineDown when the answer ends too early or is not what was agreed
  Optional<Message.Page> nextPage() throws LineDown;

  /// Whether the hub says that this kiosk is out of service: it takes what was not sent yet, and tells
  /// nothing new.
  default boolean outOfService() {
    return false;
  }

  /// How many ops are to come, about: decides how they are packed.
  default long opsAbout() {
    return 0;
  }

  @Override
  default void close() {}
}
