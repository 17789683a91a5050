package tsudoi.durable;

/// Bytes that Eclipse Store keeps as one entity, and rewrites in place of its older self.
///
/// A plain `byte[]` cannot change its length, so growing one means a new entity each time, and the
/// old ones would pile up in memory and at start.
final class StoredBytes {
  static final byte[] NONE = {};

  byte[] bytes;

  StoredBytes(byte[] bytes) {
    this.bytes = bytes;
  }
}
