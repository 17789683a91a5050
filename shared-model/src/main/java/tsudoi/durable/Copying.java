package tsudoi.durable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Copies a store while it is written to: first what will not change any more, in the background;
/// then the rest at one moment.
final class Copying {
  private static final int SEGMENTS_AT_ONCE = 32;
  private static final int RECORDS_AT_ONCE = 1_000;
  private static final int BYTES_AT_ONCE = 1 << 20;

  private Copying() {}

  /// Copies closed segments as bytes, and the tables as they are now. A second call copies what was
  /// closed meanwhile.
  ///
  /// @return how many segments were copied
  static int bulk(Generation from, Generation to) throws IOException {
    int copied = 0;
    for (Journal journal : from.contents().journals().values()) {
      long sealed = to.contents().added(journal.name());
      List<Journal.Closed> closed =
          journal.closed(from.segments()).stream()
              .filter(segment -> segment.first() >= sealed)
              .toList();
      copied += closed.size();
      for (int i = 0; i < closed.size(); i += SEGMENTS_AT_ONCE) {
        List<Journal.Closed> some =
            closed.subList(i, Math.min(i + SEGMENTS_AT_ONCE, closed.size()));
        some.forEach(segment -> to.contents().adopt(journal.name(), segment));
        checkpoint(from, to);
      }
    }
    pages(from).forEach(to.contents()::adopt);
    checkpoint(from, to);
    return copied;
  }

  /// Pages of the copy must not look older than those they are copied from, see [Salvage].
  private static void checkpoint(Generation from, Generation to) throws IOException {
    to.checkpoint(to.contents().state(from.state().number(), to.state().session(), false));
  }

  /// What a copy does not have yet.
  record Rest(Map<String, List<byte[]>> records, Map<String, byte[][]> pages) {}

  /// Collects the rest; nothing may be written meanwhile.
  static Rest rest(Generation from, Contents copied) {
    Map<String, List<byte[]>> records = new TreeMap<>();
    for (Journal journal : from.contents().journals().values()) {
      long at = copied.added(journal.name());
      List<byte[]> missing = records.computeIfAbsent(journal.name(), _ -> new ArrayList<>());
      List<byte[]> some = journal.read(at, RECORDS_AT_ONCE, BYTES_AT_ONCE, from.segments());
      while (!some.isEmpty()) {
        missing.addAll(some);
        at += some.size();
        some = journal.read(at, RECORDS_AT_ONCE, BYTES_AT_ONCE, from.segments());
      }
    }
    return new Rest(records, pages(from));
  }

  static void add(Rest rest, Contents to) {
    rest.records().forEach((name, records) -> records.forEach(record -> to.add(name, record)));
    rest.pages().forEach(to::adopt);
  }

  private static Map<String, byte[][]> pages(Generation from) {
    Map<String, byte[][]> pages = new TreeMap<>();
    from.contents().tables().forEach((name, table) -> pages.put(name, table.pages()));
    return pages;
  }

  /// Writes everything again under another id.
  static void underNewId(Generation from, Generation to, UUID session) throws IOException {
    Contents target = to.contents();
    for (Journal journal : from.contents().journals().values()) {
      long at = 0;
      List<byte[]> some = journal.read(at, RECORDS_AT_ONCE, BYTES_AT_ONCE, from.segments());
      while (!some.isEmpty()) {
        some.forEach(record -> target.add(journal.name(), record));
        to.checkpoint(target.state(0, session, false));
        at += some.size();
        some = journal.read(at, RECORDS_AT_ONCE, BYTES_AT_ONCE, from.segments());
      }
    }
    from.contents()
        .tables()
        .forEach((name, table) -> table.forEach((key, value) -> target.put(name, key, value)));
    to.checkpoint(target.state(0, session, false));
  }
}
