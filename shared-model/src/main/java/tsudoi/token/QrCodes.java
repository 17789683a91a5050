package tsudoi.token;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;

/// QR codes (ISO/IEC 18004) as SVG: crisp at any size, with the quiet zone of 4 modules that
/// scanners need, black on white in dark designs too.
public final class QrCodes {
  private static final int QUIET_MODULES = 4;

  private QrCodes() {}

  /// How much of the picture may be dirty or covered.
  public enum Correction {
    /// 7 %
    LOW,
    /// 15 %
    MEDIUM,
    /// 25 %
    QUARTILE,
    /// 30 %
    HIGH
  }

  /// An `svg` element without a size of its own; the page gives it one and a label.
  ///
  /// @throws IllegalArgumentException if no QR code holds so much
  public static String svg(String text) {
    return svg(text, Correction.MEDIUM);
  }

  public static String svg(String text, Correction correction) {
    ByteMatrix modules = encode(text, correction).getMatrix();
    int side = modules.getWidth() + 2 * QUIET_MODULES;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>\
    """
        .formatted(side, side, side, side, path(modules));
  }

  static QRCode encode(String text, Correction correction) {
    try {
      return Encoder.encode(text, level(correction), Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + text.length() + " characters", e);
    }
  }

  private static ErrorCorrectionLevel level(Correction correction) {
    return switch (correction) {
      case LOW -> ErrorCorrectionLevel.L;
      case MEDIUM -> ErrorCorrectionLevel.M;
      case QUARTILE -> ErrorCorrectionLevel.Q;
      case HIGH -> ErrorCorrectionLevel.H;
    };
  }

  /// One rectangle for each run of dark modules in a row.
  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder(8_192);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        int from = x;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
          x++;
        }
        int run = x - from;
        if (run > 0) {
          path.append('M').append(from + QUIET_MODULES).append(' ').append(y + QUIET_MODULES);
          path.append('h').append(run).append("v1h-").append(run).append('z');
        }
      }
    }
    return path.toString();
  }
}
