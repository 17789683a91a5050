package tsudoi.hub.sync;

import java.io.IOException;
import java.io.OutputStream;

/// The body of an answer on its way into the web server's buffer, which decides when it is sent: a
/// short answer goes in one piece.
final class AnswerBody extends OutputStream {
  private final OutputStream out;
  private boolean brokenOff;

  AnswerBody(OutputStream out) {
    this.out = out;
  }

  /// From now on nothing is written: the kiosk must see that the answer is not whole.
  void breakOff() {
    brokenOff = true;
  }

  @Override
  public void write(int one) throws IOException {
    if (!brokenOff) {
      out.write(one);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!brokenOff) {
      out.write(bytes, from, length);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    if (!brokenOff) {
      out.close();
    }
  }
}
