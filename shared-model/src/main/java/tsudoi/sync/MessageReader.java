package tsudoi.sync;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads the messages of a stream one by one, as they arrive. Never more than one is in memory, and
/// none larger than a bound, however well it was compressed.
public final class MessageReader implements AutoCloseable {
  private final MessageCodec codec;
  private final ZstdInputStreamNoFinalizer in;
  private int framesLeft;

  /// @param framesMax how many messages the stream may hold
  public MessageReader(MessageCodec codec, InputStream packed, int framesMax) throws IOException {
    this.codec = codec;
    this.in = new ZstdInputStreamNoFinalizer(packed);
    this.in.setLongMax(MessageCodec.WINDOW_LOG);
    this.framesLeft = framesMax;
  }

  /// The next frame as it stands; empty at the end of the stream.
  ///
  /// @throws MalformedMessage when it is too large, or one too many
  /// @throws IOException when the stream ends in the middle or is not zstd
  public Optional<MessageCodec.Frame> nextFrame(int bytesMax) throws IOException, MalformedMessage {
    byte[] head = in.readNBytes(MessageCodec.FRAME_HEAD_BYTES);
    if (head.length == 0) {
      return Optional.empty();
    }
    require(head.length, MessageCodec.FRAME_HEAD_BYTES);
    if (--framesLeft < 0) {
      throw new MalformedMessage("too many messages");
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length < 1 || length > bytesMax) {
      throw new MalformedMessage("a message of " + length + " bytes");
    }
    byte[] payload = in.readNBytes(length);
    require(payload.length, length);
    return Optional.of(new MessageCodec.Frame(head[MessageCodec.FRAME_HEAD_BYTES - 1], payload));
  }

  /// The next message of a kind that this program knows; others are passed over, as a newer speaker
  /// may send them.
  public Optional<Message> next() throws IOException, MalformedMessage {
    Optional<MessageCodec.Frame> frame = nextFrame(MessageCodec.FRAME_BYTES_MAX);
    while (frame.isPresent()) {
      Optional<Message> message = codec.read(frame.get());
      if (message.isPresent()) {
        return message;
      }
      frame = nextFrame(MessageCodec.FRAME_BYTES_MAX);
    }
    return Optional.empty();
  }

  private static void require(int read, int wanted) throws IOException {
    if (read < wanted) {
      throw new IOException("the stream ends in the middle of a message");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
