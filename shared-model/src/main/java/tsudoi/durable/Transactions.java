package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/// Eclipse Store's transactions file: how long each data file is as far as it was committed.
///
/// A power cut may leave its end in mid-entry, and Eclipse Store reads such a file for ever. Each
/// entry is forced before the next one is written, so at most the last one can be torn, and it was
/// never acknowledged: it is cut off. An entry begins with its length and its type, one byte each;
/// then come the time and the length of the data file, 8 bytes each in the machine's own order, and
/// for some types the number of the file.
final class Transactions {
  private static final int ENTRY_BYTES_MAX = 34;
  private static final byte CREATION = 0;
  private static final byte STORE = 1;
  private static final byte TRANSFER = 2;
  private static final byte TRUNCATION = 3;
  private static final byte DELETION = 4;
  private static final int FILE_LENGTH_AT = 10;
  private static final int FILE_NUMBER_AT = 18;

  private Transactions() {}

  static void trim(Path transactions, Disk disk) throws IOException {
    byte[] entries = Files.readAllBytes(transactions);
    int whole = endOfWholeEntries(entries);
    if (whole == entries.length) {
      return;
    }
    if (entries.length - whole > ENTRY_BYTES_MAX) {
      throw new StoreDamaged("the transactions file is unreadable from byte " + whole + " on");
    }
    try (FileChannel file = FileChannel.open(transactions, StandardOpenOption.WRITE)) {
      disk.cut(transactions, file, whole);
      disk.force(transactions, file);
    }
  }

  /// The committed length of each data file, by its number.
  ///
  /// @throws StoreDamaged when the file says what Eclipse Store never writes here
  static Map<Long, Long> lengths(Path transactions) throws IOException {
    byte[] bytes = Files.readAllBytes(transactions);
    ByteBuffer entries = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    Map<Long, Long> lengths = new TreeMap<>();
    long head = -1;
    for (int at = 0; at < endOfWholeEntries(bytes); at += bytes[at]) {
      long length = entries.getLong(at + FILE_LENGTH_AT);
      switch (bytes[at + 1]) {
        case CREATION -> {
          head = entries.getLong(at + FILE_NUMBER_AT);
          requirePlausible(lengths.put(head, length) == null && head == lengths.size());
        }
        case STORE -> {
          Long before = lengths.put(head, length);
          requirePlausible(before != null && before <= length);
        }
        case TRUNCATION -> {
          Long before = lengths.put(entries.getLong(at + FILE_NUMBER_AT), length);
          requirePlausible(before != null);
        }
        default -> requirePlausible(false);
      }
    }
    return lengths;
  }

  private static void requirePlausible(boolean plausible) {
    if (!plausible) {
      throw new StoreDamaged("the transactions file contradicts itself");
    }
  }

  private static int endOfWholeEntries(byte[] entries) {
    int at = 0;
    while (at + 2 <= entries.length) {
      int length = entries[at];
      if (length != lengthOf(entries[at + 1]) || at + length > entries.length) {
        return at;
      }
      at += length;
    }
    return at;
  }

  private static int lengthOf(byte type) {
    return switch (type) {
      case CREATION, DELETION -> 26;
      case STORE -> 18;
      case TRANSFER, TRUNCATION -> ENTRY_BYTES_MAX;
      default -> -1;
    };
  }
}
