package tsudoi.durable;

/// One key to be taken out of a table; a key that is not there is no error.
///
/// The bytes of the value stay in the files of the store until these are rewritten.
public record Delete(String table, byte[] key) {
  public Delete {
    Bounds.name(table);
    Bounds.size("key", key.length, Put.KEY_BYTES_MAX);
    key = key.clone();
  }
}
