package tsudoi.system;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Reads QR codes from a picture of a screen, as a camera held in front of it would.
public final class QrOnScreen {
  private QrOnScreen() {}

  /// The texts of all codes in a PNG picture, none when there is none.
  public static List<String> read(byte[] png) {
    BufferedImage picture = decode(png);
    var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
    Map<DecodeHintType, Object> hints =
        Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.QR_CODE));
    try {
      return Stream.of(new QRCodeMultiReader().decodeMultiple(bitmap, hints))
          .map(result -> result.getText())
          .distinct()
          .toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  private static BufferedImage decode(byte[] png) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      if (picture == null) {
        throw new IllegalArgumentException("not a picture");
      }
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
