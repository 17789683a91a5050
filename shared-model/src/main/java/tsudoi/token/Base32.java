package tsudoi.token;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// RFC 4648 Base32 without padding: capital letters and digits only, what a QR code packs densely
/// and every keyboard layout types alike. One text for each run of bytes: leftover bits are zero.
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = (held << 8 | Byte.toUnsignedInt(b)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(held >>> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(held << 5 - bits & 31));
    }
    return text.toString();
  }

  static boolean isBase32(String text) {
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /// Empty for any text that [#encode] does not make.
  static Optional<byte[]> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 5 / 8);
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int five = ALPHABET.indexOf(text.charAt(i));
      if (five < 0) {
        return Optional.empty();
      }
      held = (held << 5 | five) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >>> bits);
      }
    }
    boolean canonical = bits < 5 && (held & (1 << bits) - 1) == 0;
    return canonical ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }
}
