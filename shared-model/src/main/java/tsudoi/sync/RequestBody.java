package tsudoi.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The body of a request, made while it is read: the next batch is taken from the log when the line
/// has room for it.
public final class RequestBody extends InputStream {
  /// From how many ops on a long memory pays.
  private static final int BULK_OPS = 1_000;

  private final Batches batches;
  private final Packed packed = new Packed();
  private final MessageWriter writer;
  private boolean ended;

  public RequestBody(MessageCodec codec, Message.Ask ask, Batches batches) throws IOException {
    this.batches = batches;
    this.writer = new MessageWriter(codec, packed, batches.opsAbout() >= BULK_OPS);
    writer.append(ask);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (packed.remaining() == 0 && !ended) {
      pack();
    }
    return length == 0 ? 0 : packed.drain(into, from, length);
  }

  private void pack() throws IOException {
    packed.clear();
    try {
      Optional<Message.Batch> next = batches.next();
      if (next.isPresent()) {
        writer.write(next.get());
      } else {
        ended = true;
        writer.close();
      }
    } catch (LineDown | MalformedMessage e) {
      throw new IOException(e);
    }
  }

  @Override
  public int available() {
    return packed.remaining();
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      packed.clear();
      writer.close();
    }
  }

  /// What is packed and not read yet.
  private static final class Packed extends ByteArrayOutputStream {
    private int read;

    int remaining() {
      return count - read;
    }

    void clear() {
      reset();
      read = 0;
    }

    int drain(byte[] into, int from, int length) {
      int part = Math.min(length, remaining());
      if (part == 0) {
        return -1;
      }
      System.arraycopy(buf, read, into, from, part);
      read += part;
      return part;
    }
  }
}
