package tsudoi.durable;

import org.jspecify.annotations.Nullable;

/// Up to 64 closed segments, so that closing one rewrites a small list and not a long one.
final class StoredChapter {
  static final int SEGMENTS = 64;

  /// The position of each segment's first record.
  final long[] firsts = new long[SEGMENTS];

  /// A `Lazy` of [StoredBytes] each, filled from the front.
  final @Nullable Object[] segments = new Object[SEGMENTS];
}
