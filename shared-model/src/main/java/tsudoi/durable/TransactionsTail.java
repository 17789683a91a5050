package tsudoi.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The end of Eclipse Store's transactions file, which a power cut may leave in mid-entry.
///
/// Eclipse Store reads such a file for ever. Each entry is forced before the next one is written, so
/// at most the last one can be torn, and it was never acknowledged: it is cut off. An entry begins
/// with its length and its type, one byte each.
final class TransactionsTail {
  private static final int ENTRY_BYTES_MAX = 34;

  private TransactionsTail() {}

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
      file.truncate(whole);
      disk.changed(transactions);
      disk.force(transactions, file);
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
      case 0, 4 -> 26; // file creation, file deletion
      case 1 -> 18; // store
      case 2, 3 -> ENTRY_BYTES_MAX; // transfer, truncation
      default -> -1;
    };
  }
}
