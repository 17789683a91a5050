package tsudoi.sync;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/// Writes messages into one zstd stream; each can be read at the other end as soon as it is
/// written, and what repeats between them is sent once.
public final class MessageWriter implements AutoCloseable {
  private final MessageCodec codec;
  private final ZstdOutputStreamNoFinalizer out;

  /// @param bulk whether there is so much to write that a long memory pays
  public MessageWriter(MessageCodec codec, OutputStream packed, boolean bulk) throws IOException {
    this.codec = codec;
    this.out = new ZstdOutputStreamNoFinalizer(packed, MessageCodec.LEVEL);
    if (bulk) {
      out.setLong(MessageCodec.WINDOW_LOG);
    }
  }

  public void write(Message message) throws IOException {
    out.write(codec.frame(message));
    out.flush();
  }

  /// Writes without making it readable yet.
  void append(Message message) throws IOException {
    out.write(codec.frame(message));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
