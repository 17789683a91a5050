package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// The body of a request, read up to a bound.
sealed interface Body {
  /// Of what anybody may send.
  int ANYBODY_BYTES_MAX = 64 * 1024;

  @SuppressWarnings("ArrayRecordComponent")
  record Whole(byte[] bytes) implements Body {}

  record TooLarge() implements Body {}

  static Body read(HttpServletRequest request, int bytesMax) throws IOException {
    if (request.getContentLengthLong() > bytesMax) {
      return new TooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(bytesMax + 1);
    return bytes.length > bytesMax ? new TooLarge() : new Whole(bytes);
  }
}
