package tsudoi.hub.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tsudoi.city.CenterId;

/// Codes with which a new kiosk shows which center it stands in; each is good for one kiosk.
public final class EnrolmentCodes {
  /// Shorter ones could be guessed, longer ones are not codes.
  static final int LENGTH_MIN = 8;

  static final int LENGTH_MAX = 64;
  private static final int CODES_MAX = 1_000;

  private final Map<String, CenterId> centers;

  public EnrolmentCodes(Map<String, CenterId> centers) {
    this.centers = Map.copyOf(centers);
  }

  /// Reads lines of `CODE<TAB>center number`; blank lines and those that begin with `#` are left
  /// out. Without a file nobody can enrol.
  ///
  /// @throws IllegalArgumentException names the line that is none
  public static EnrolmentCodes read(Optional<Path> file) {
    Map<String, CenterId> codes = new LinkedHashMap<>();
    if (file.isPresent()) {
      try {
        int number = 0;
        for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
          number++;
          if (!line.isBlank() && !line.startsWith("#")) {
            add(codes, line, file.get() + ", line " + number);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the enrolment codes cannot be read: " + file.get(), e);
      }
    }
    return new EnrolmentCodes(codes);
  }

  private static void add(Map<String, CenterId> codes, String line, String where) {
    String[] fields = line.strip().split("\t", 2);
    boolean whole =
        fields.length == 2
            && fields[0].length() >= LENGTH_MIN
            && fields[0].length() <= LENGTH_MAX
            && fields[1].strip().matches("[1-9][0-9]{0,3}");
    if (!whole || codes.size() >= CODES_MAX) {
      throw new IllegalArgumentException(
          where
              + ": wanted is a code of "
              + LENGTH_MIN
              + " or more characters, a tab and a center's number");
    }
    codes.put(fields[0], new CenterId(Integer.parseInt(fields[1].strip())));
  }

  /// The centers that expect a kiosk.
  public Set<CenterId> centers() {
    return Set.copyOf(centers.values());
  }

  /// The center that the code is for. Takes as long for a wrong code as for a right one.
  Optional<CenterId> center(String code) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    Optional<CenterId> found = Optional.empty();
    for (Map.Entry<String, CenterId> entry : centers.entrySet()) {
      if (MessageDigest.isEqual(given, entry.getKey().getBytes(StandardCharsets.UTF_8))) {
        found = Optional.of(entry.getValue());
      }
    }
    return found;
  }
}
