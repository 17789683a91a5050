package tsudoi.sync;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions of the protocol that a program speaks, from lowest to highest.
///
/// A request names its version in its media type; every answer of the hub tells what the hub speaks.
/// A kiosk begins with its lowest and goes on with the highest that both speak. Within a version,
/// kinds of messages, fields and op types that are not known are passed over, passed on, and never
/// an error, so that most of what is new needs no new version.
public record ProtocolVersions(int lowest, int highest) {
  /// What this program speaks.
  public static final ProtocolVersions OURS = new ProtocolVersions(1, 1);

  /// In answers: `1-1`.
  public static final String HEADER = "Tsudoi-Protocol";

  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,3})-([1-9][0-9]{0,3})");
  private static final Pattern VERSION = Pattern.compile("; *version=\"?([1-9][0-9]{0,3})\"?");

  public ProtocolVersions {
    if (lowest < 1 || highest < lowest) {
      throw new IllegalArgumentException(lowest + "-" + highest);
    }
  }

  /// Empty for what is no range.
  public static Optional<ProtocolVersions> parse(String header) {
    Matcher range = RANGE.matcher(header);
    if (!range.matches()) {
      return Optional.empty();
    }
    int lowest = Integer.parseInt(range.group(1));
    int highest = Integer.parseInt(range.group(2));
    return lowest <= highest
        ? Optional.of(new ProtocolVersions(lowest, highest))
        : Optional.empty();
  }

  /// The highest version that both speak.
  public Optional<Integer> highestCommon(ProtocolVersions other) {
    int common = Math.min(highest, other.highest);
    return common >= Math.max(lowest, other.lowest) ? Optional.of(common) : Optional.empty();
  }

  public boolean include(int version) {
    return version >= lowest && version <= highest;
  }

  /// The media type of a body in a version.
  public static String mediaType(int version) {
    return MessageCodec.MEDIA_TYPE + "; version=" + version;
  }

  /// The version that a media type names; 1 when it names none.
  public static int ofMediaType(String mediaType) {
    Matcher version = VERSION.matcher(mediaType);
    return version.find() ? Integer.parseInt(version.group(1)) : 1;
  }

  @Override
  public String toString() {
    return lowest + "-" + highest;
  }
}
