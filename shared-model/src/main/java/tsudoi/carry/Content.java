package tsudoi.carry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;

/// Messages one after the other, as they go over the line: length (4), then [MessageCodec]'s bytes.
final class Content {
  /// Leaves room for the seal.
  static final int BYTES_MAX = Bundle.BYTES_MAX - (1 << 20);

  private final MessageCodec codec = new MessageCodec();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Content put(Message message) {
    byte[] bytes = codec.encode(message);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }

  /// The messages of a content, still packed.
  static List<byte[]> split(ByteBuffer in) throws MalformedMessage {
    List<byte[]> messages = new ArrayList<>();
    while (in.hasRemaining()) {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw new MalformedMessage("a message that is cut");
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      messages.add(bytes);
    }
    return messages;
  }
}
