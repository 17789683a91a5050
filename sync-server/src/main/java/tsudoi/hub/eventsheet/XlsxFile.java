package tsudoi.hub.eventsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import tsudoi.hub.eventsheet.SheetReading.Problem;

/// The XML parts of an Excel file, unpacked within fixed bounds.
final class XlsxFile {
  static final int FILE_BYTES_MAX = 10 * 1024 * 1024;
  static final int INFLATED_BYTES_MAX = 64 * 1024 * 1024;
  static final int XML_BYTES_MAX = 32 * 1024 * 1024;
  static final int ENTRIES_MAX = 2_000;

  /// A zip file ends with this record and a comment of at most 65,535 bytes: a file without it was
  /// cut short.
  private static final byte[] END_OF_DIRECTORY = {'P', 'K', 5, 6};

  private static final int END_OF_DIRECTORY_BYTES_MAX = 22 + 65_535;
  private static final byte[] ZIP_START = {'P', 'K', 3, 4};

  /// Old Excel files and files with a password are OLE2 containers.
  private static final byte[] OLE2_START = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final Map<String, byte[]> parts;

  private XlsxFile(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  static XlsxFile open(InputStream in) throws UnreadableSheetException {
    byte[] file = bytesOf(in);
    if (file.length == 0) {
      throw new UnreadableSheetException(Problem.EMPTY);
    }
    if (file.length > FILE_BYTES_MAX) {
      throw new UnreadableSheetException(Problem.TOO_LARGE);
    }
    if (startsWith(file, OLE2_START)) {
      throw new UnreadableSheetException(Problem.OLD_OR_LOCKED);
    }
    if (!startsWith(file, ZIP_START)) {
      throw new UnreadableSheetException(Problem.NOT_XLSX);
    }
    if (!endsWithDirectory(file)) {
      throw new UnreadableSheetException(Problem.DAMAGED);
    }
    return new XlsxFile(unpack(file));
  }

  /// The part of that name, whatever its case and with or without a leading slash.
  Optional<byte[]> part(String name) {
    return Optional.ofNullable(parts.get(key(name)));
  }

  private static byte[] bytesOf(InputStream in) throws UnreadableSheetException {
    try {
      return in.readNBytes(FILE_BYTES_MAX + 1);
    } catch (IOException e) {
      throw new UnreadableSheetException(Problem.READ_FAILED);
    }
  }

  private static Map<String, byte[]> unpack(byte[] file) throws UnreadableSheetException {
    var parts = new HashMap<String, byte[]>();
    long inflated = 0;
    long kept = 0;
    int entries = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > ENTRIES_MAX) {
          throw new UnreadableSheetException(Problem.INFLATES_TOO_FAR);
        }
        var key = key(entry.getName());
        if (isNeeded(key)) {
          byte[] part = zip.readNBytes((int) (XML_BYTES_MAX - kept + 1));
          kept += part.length;
          inflated += part.length;
          parts.putIfAbsent(key, part);
        } else {
          inflated += skip(zip, INFLATED_BYTES_MAX - inflated + 1);
        }
        if (kept > XML_BYTES_MAX || inflated > INFLATED_BYTES_MAX) {
          throw new UnreadableSheetException(Problem.INFLATES_TOO_FAR);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // IllegalArgumentException: an entry name that is not text
      throw new UnreadableSheetException(Problem.DAMAGED);
    }
    return parts;
  }

  private static long skip(InputStream in, long bytesMax) throws IOException {
    var buffer = new byte[8192];
    long bytes = 0;
    while (bytes < bytesMax) {
      int n = in.read(buffer);
      if (n < 0) {
        break;
      }
      bytes += n;
    }
    return bytes;
  }

  private static boolean isNeeded(String key) {
    return key.endsWith(".rels")
        || key.equals("docprops/core.xml")
        || (key.startsWith("xl/")
            && key.endsWith(".xml")
            && !key.startsWith("xl/theme/")
            && !key.startsWith("xl/drawings/")
            && !key.equals("xl/styles.xml"));
  }

  private static String key(String name) {
    var path = name.replace('\\', '/');
    return (path.startsWith("/") ? path.substring(1) : path).toLowerCase(Locale.ROOT);
  }

  private static boolean startsWith(byte[] file, byte[] mark) {
    return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
  }

  private static boolean endsWithDirectory(byte[] file) {
    int first = Math.max(0, file.length - END_OF_DIRECTORY_BYTES_MAX);
    for (int i = file.length - 22; i >= first; i--) {
      if (Arrays.equals(file, i, i + 4, END_OF_DIRECTORY, 0, 4)) {
        return true;
      }
    }
    return false;
  }
}
