package tsudoi.sync;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tsudoi.wire.Forms;

/// Messages as bytes: CBOR, compressed with zstd. Sizes are bounded before anything is unpacked.
public final class MessageCodec {
  /// The media type of both directions.
  public static final String MEDIA_TYPE = "application/vnd.tsudoi.sync+cbor+zstd";

  public static final int PACKED_BYTES_MAX = 4 << 20;
  public static final int PLAIN_BYTES_MAX = 16 << 20;
  private static final int LEVEL = 3;

  private final ObjectMapper mapper = Forms.mapper();

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
      return mapper.readValue(Zstd.decompress(bytes, (int) plain), type);
    } catch (JacksonException | ZstdException | IllegalArgumentException | NullPointerException e) {
      throw new MalformedMessage(e.getClass().getSimpleName());
    }
  }
}
