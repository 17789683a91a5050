package tsudoi.hub.eventsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import tsudoi.hub.eventsheet.SheetReading.Problem;

/// The XML parts of an Excel file, unpacked within fixed bounds.
final class XlsxFile {
  static final int FILE_BYTES_MAX = 10 * 1024 * 1024;
  static final int XML_BYTES_MAX = 32 * 1024 * 1024;
  static final int ENTRIES_MAX = 2_000;

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

  /// Goes by the directory at the end of the zip file, as Excel does: some writers leave the sizes
  /// before each part empty, which a reader from front to back cannot follow. The JDK reads the
  /// directory of files only, hence the temporary one.
  private static Map<String, byte[]> unpack(byte[] file) throws UnreadableSheetException {
    Path copy = temporary(file);
    try (var zip = new ZipFile(copy.toFile())) {
      return unpack(zip);
    } catch (IOException | IllegalArgumentException e) {
      // IllegalArgumentException: an entry name that is not text
      throw new UnreadableSheetException(Problem.DAMAGED);
    } finally {
      delete(copy);
    }
  }

  private static Map<String, byte[]> unpack(ZipFile zip)
      throws IOException, UnreadableSheetException {
    if (zip.size() > ENTRIES_MAX) {
      throw new UnreadableSheetException(Problem.INFLATES_TOO_FAR);
    }
    var parts = new HashMap<String, byte[]>();
    int kept = 0;
    for (var entry : Collections.list(zip.entries())) {
      var key = key(entry.getName());
      if (isNeeded(key)) {
        try (var in = zip.getInputStream(entry)) {
          byte[] part = in.readNBytes(XML_BYTES_MAX - kept + 1);
          kept += part.length;
          parts.putIfAbsent(key, part);
        }
      }
      if (kept > XML_BYTES_MAX) {
        throw new UnreadableSheetException(Problem.INFLATES_TOO_FAR);
      }
    }
    return parts;
  }

  private static Path temporary(byte[] file) throws UnreadableSheetException {
    try {
      var copy = Files.createTempFile("event-sheet", ".xlsx");
      Files.write(copy, file);
      return copy;
    } catch (IOException e) {
      throw new UnreadableSheetException(Problem.READ_FAILED);
    }
  }

  private static void delete(Path copy) {
    try {
      Files.delete(copy);
    } catch (IOException e) {
      // a published sheet in the temporary folder harms nobody; the machine clears it
      copy.toFile().deleteOnExit();
    }
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
}
