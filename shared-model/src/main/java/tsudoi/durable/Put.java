package tsudoi.durable;

/// One value to be kept in a table under a key, in place of the value that was there.
public record Put(String table, byte[] key, byte[] value) {
  public static final int KEY_BYTES_MAX = 512;
  public static final int VALUE_BYTES_MAX = 1 << 20;

  public Put {
    Bounds.name(table);
    Bounds.size("key", key.length, KEY_BYTES_MAX);
    Bounds.size("value", value.length, VALUE_BYTES_MAX);
    key = key.clone();
    value = value.clone();
  }
}
