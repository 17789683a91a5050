package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tsudoi.sync.MessageCodec;

/// The body of a request, read up to a bound.
sealed interface Body {
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(byte[] bytes) implements Body {}

  record TooLarge() implements Body {}

  static Body read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MessageCodec.PACKED_BYTES_MAX) {
      return new TooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(MessageCodec.PACKED_BYTES_MAX + 1);
    return bytes.length > MessageCodec.PACKED_BYTES_MAX ? new TooLarge() : new Whole(bytes);
  }
}
