package tsudoi.durable;

import java.util.List;

/// What becomes durable together or not at all: records for journals, values for tables.
///
/// Within a change the appends keep their order, then the puts are made in order, then the deletes.
public record Change(List<Append> appends, List<Put> puts, List<Delete> deletes) {
  public Change {
    appends = List.copyOf(appends);
    puts = List.copyOf(puts);
    deletes = List.copyOf(deletes);
  }

  public static Change append(String journal, byte[] bytes) {
    return new Change(List.of(new Append(journal, bytes)), List.of(), List.of());
  }

  public static Change put(String table, byte[] key, byte[] value) {
    return new Change(List.of(), List.of(new Put(table, key, value)), List.of());
  }

  public static Change delete(String table, byte[] key) {
    return new Change(List.of(), List.of(), List.of(new Delete(table, key)));
  }

  /// How many bytes the caller brought, without what the store adds.
  long bytes() {
    long bytes = 0;
    for (Append append : appends) {
      bytes += append.bytes().length;
    }
    for (Put put : puts) {
      bytes += put.key().length + put.value().length;
    }
    for (Delete delete : deletes) {
      bytes += delete.key().length;
    }
    return bytes;
  }
}
