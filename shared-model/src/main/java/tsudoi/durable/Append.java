package tsudoi.durable;

import java.util.Objects;

/// One record to be put at the end of a journal; journals come into being with their first record.
public record Append(String journal, byte[] bytes) {
  /// A record is a fact, not a file: larger things are cut into pieces by the caller.
  public static final int RECORD_BYTES_MAX = 1 << 20;

  public Append {
    Bounds.name(journal);
    Objects.requireNonNull(bytes);
    Bounds.size("record", bytes.length, RECORD_BYTES_MAX);
    bytes = bytes.clone();
  }
}
