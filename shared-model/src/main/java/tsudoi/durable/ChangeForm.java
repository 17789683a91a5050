package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/// Changes as bytes, for the write-ahead log: each as its appends, puts and deletes, each of those as
/// a count and then names and values behind their lengths; before them the id of the store. With each append stands the position that
/// it gets, so that nothing is ever put into a journal twice.
final class ChangeForm {
  private static final int STORE_BYTES = 16;

  /// A change as it was logged.
  ///
  /// @param positions of the appends, in their order
  record Logged(Change change, long[] positions) {}

  private ChangeForm() {}

  /// @param store whose changes these are
  /// @param size how many records a journal has before these changes
  static byte[] write(UUID store, List<Change> changes, ToLongFunction<String> size) {
    Map<String, Long> positions = new HashMap<>();
    int bytes = STORE_BYTES + Integer.BYTES;
    for (Change change : changes) {
      bytes += length(change);
    }
    ByteBuffer to = ByteBuffer.allocate(bytes);
    to.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    to.putInt(changes.size());
    for (Change change : changes) {
      to.putInt(change.appends().size());
      for (Append append : change.appends()) {
        put(to, utf8(append.journal()));
        long position =
            positions.merge(
                append.journal(), size.applyAsLong(append.journal()), (at, _) -> at + 1);
        to.putLong(position);
        put(to, append.bytes());
      }
      to.putInt(change.puts().size());
      for (Put put : change.puts()) {
        put(to, utf8(put.table()));
        put(to, put.key());
        put(to, put.value());
      }
      to.putInt(change.deletes().size());
      for (Delete delete : change.deletes()) {
        put(to, utf8(delete.table()));
        put(to, delete.key());
      }
    }
    return to.array();
  }

  private static int length(Change change) {
    int bytes = 3 * Integer.BYTES;
    for (Append append : change.appends()) {
      bytes +=
          2 * Integer.BYTES + Long.BYTES + utf8(append.journal()).length + append.bytes().length;
    }
    for (Put put : change.puts()) {
      bytes += 3 * Integer.BYTES + utf8(put.table()).length + put.key().length + put.value().length;
    }
    for (Delete delete : change.deletes()) {
      bytes += 2 * Integer.BYTES + utf8(delete.table()).length + delete.key().length;
    }
    return bytes;
  }

  static UUID store(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    return new UUID(from.getLong(), from.getLong());
  }

  static List<Logged> read(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes).position(STORE_BYTES);
    List<Logged> changes = new ArrayList<>();
    for (int c = from.getInt(); c > 0; c--) {
      List<Append> appends = new ArrayList<>();
      long[] positions = new long[from.getInt()];
      for (int i = 0; i < positions.length; i++) {
        String journal = text(from);
        positions[i] = from.getLong();
        appends.add(new Append(journal, take(from)));
      }
      List<Put> puts = new ArrayList<>();
      for (int i = from.getInt(); i > 0; i--) {
        puts.add(new Put(text(from), take(from), take(from)));
      }
      List<Delete> deletes = new ArrayList<>();
      for (int i = from.getInt(); i > 0; i--) {
        deletes.add(new Delete(text(from), take(from)));
      }
      changes.add(new Logged(new Change(appends, puts, deletes), positions));
    }
    return changes;
  }

  private static void put(ByteBuffer to, byte[] bytes) {
    to.putInt(bytes.length).put(bytes);
  }

  private static byte[] take(ByteBuffer from) {
    byte[] bytes = new byte[from.getInt()];
    from.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer from) {
    return new String(take(from), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
