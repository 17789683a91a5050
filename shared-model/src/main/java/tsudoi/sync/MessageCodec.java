package tsudoi.sync;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tsudoi.wire.Forms;

/// Messages as bytes. One alone is CBOR, compressed with zstd. Those of an exchange are frames in
/// one zstd stream: length (4), kind (1), CBOR. Sizes are bounded before anything is unpacked.
public final class MessageCodec {
  /// The media type of both directions.
  public static final String MEDIA_TYPE = "application/vnd.tsudoi.sync+cbor+zstd";

  /// Of a message that stands alone.
  public static final int PACKED_BYTES_MAX = 4 << 20;

  public static final int PLAIN_BYTES_MAX = 16 << 20;

  /// Of one message in a stream.
  public static final int FRAME_BYTES_MAX = 4 << 20;

  /// How far back a stream may refer, so how much memory a reader needs: 8 MB, which every zstd can
  /// (RFC 8878, section 3.1.1.1.2).
  static final int WINDOW_LOG = 23;

  static final int LEVEL = 3;
  static final int FRAME_HEAD_BYTES = 5;

  private final ObjectMapper mapper = Forms.mapper();

  /// One message of a stream, unread.
  @SuppressWarnings("ArrayRecordComponent")
  public record Frame(int kind, byte[] payload) {}

  public byte[] encode(Message message) {
    return Zstd.compress(mapper.writeValueAsBytes(message), LEVEL);
  }

  /// @throws MalformedMessage when the bytes are not such a message or too large
  public <M extends Message> M decode(byte[] bytes, Class<M> type) throws MalformedMessage {
    if (bytes.length == 0 || bytes.length > PACKED_BYTES_MAX) {
      throw new MalformedMessage("empty, or larger than " + PACKED_BYTES_MAX + " bytes");
    }
    long plain = Zstd.getFrameContentSize(bytes);
    if (plain < 0 || plain > PLAIN_BYTES_MAX) {
      throw new MalformedMessage("unpacks to an unknown or too large size");
    }
    try {
      return read(Zstd.decompress(bytes, (int) plain), type);
    } catch (ZstdException e) {
      throw new MalformedMessage("not zstd", e);
    }
  }

  /// The payload of a frame.
  public byte[] payload(Message message) {
    return mapper.writeValueAsBytes(message);
  }

  byte[] frame(Message message) {
    byte[] payload = payload(message);
    return ByteBuffer.allocate(FRAME_HEAD_BYTES + payload.length)
        .putInt(payload.length)
        .put((byte) kind(message))
        .put(payload)
        .array();
  }

  /// The message of a frame; empty for a kind that this program does not know.
  ///
  /// @throws MalformedMessage when the payload is not of its kind
  public Optional<Message> read(Frame frame) throws MalformedMessage {
    return switch (frame.kind()) {
      case 1 -> Optional.of(read(frame.payload(), Message.Ask.class));
      case 2 -> Optional.of(read(frame.payload(), Message.Batch.class));
      case 3 -> Optional.of(read(frame.payload(), Message.Marks.class));
      case 4 -> Optional.of(read(frame.payload(), Message.Page.class));
      default -> Optional.empty();
    };
  }

  private static int kind(Message message) {
    return switch (message) {
      case Message.Ask _ -> 1;
      case Message.Batch _ -> 2;
      case Message.Marks _ -> 3;
      case Message.Page _ -> 4;
      case Message.Enrol _, Message.Enrolled _, Message.GiveBack _, Message.OwnHeads _ ->
          throw new IllegalArgumentException("not part of an exchange");
    };
  }

  private <M extends Message> M read(byte[] payload, Class<M> type) throws MalformedMessage {
    try {
      return mapper.readValue(payload, type);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new MalformedMessage(type.getSimpleName() + ": " + e.getClass().getSimpleName(), e);
    }
  }
}
