package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class BrowserTest {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void the_kiosk_is_upright_and_touched() {
    var page = browser.kiosk();
    page.setContent("<button ontouchstart=\"this.textContent='押した'\">押す</button>");
    page.locator("button").tap();
    assertThat(page.locator("button").textContent()).isEqualTo("押した");
    assertThat(page.evaluate("innerWidth < innerHeight")).isEqualTo(true);
    assertThat(page.evaluate("navigator.language")).isEqualTo("ja-JP");
  }

  @Test
  void a_qr_code_on_the_kiosk_is_read_from_a_picture_of_the_screen() throws Exception {
    String text = "HTTPS://TSUDOI.EXAMPLE/J/ABCDEFGHJKLMNPQRSTUVWXYZ234567ABCDEFGHJKLMNPQRSTUVWXYZ";
    var page = browser.kiosk();
    page.setContent(
        "<h1>ふれあい祭り</h1><p>参加する</p><img width=320 src='data:image/png;base64,%s'>"
            .formatted(Base64.getEncoder().encodeToString(png(text))));
    page.locator("img").scrollIntoViewIfNeeded();

    assertThat(QrOnScreen.read(page.screenshot())).containsExactly(text);
  }

  @Test
  void a_screen_without_a_code_yields_none() {
    var page = browser.desk();
    page.setContent("<h1>出席</h1>");
    assertThat(QrOnScreen.read(page.screenshot())).isEmpty();
  }

  private static byte[] png(String text) throws WriterException, IOException {
    var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 320, 320);
    var out = new ByteArrayOutputStream();
    MatrixToImageWriter.writeToStream(matrix, "png", out);
    return out.toByteArray();
  }
}
