package tsudoi.token;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the QR codes of this package back, as a camera would: paints the SVG and hands the pixels
/// to a reader.
final class QrPictures {
  private static final int PIXELS_PER_MODULE = 4;
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

  private QrPictures() {}

  static String read(String svg) {
    Matcher side = SIDE.matcher(svg);
    if (!side.find()) {
      throw new AssertionError("no picture: " + svg);
    }
    int width = Integer.parseInt(side.group(1)) * PIXELS_PER_MODULE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xffffff);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) * PIXELS_PER_MODULE;
      int y = Integer.parseInt(run.group(2)) * PIXELS_PER_MODULE;
      int length = Integer.parseInt(run.group(3)) * PIXELS_PER_MODULE;
      for (int row = y; row < y + PIXELS_PER_MODULE; row++) {
        Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
      }
    }
    try {
      var source = new RGBLuminanceSource(width, width, pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no QR code found", e);
    } catch (ReaderException e) {
      throw new AssertionError("unreadable QR code", e);
    }
  }
}
