package tsudoi.system.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.KeyEntry;

/// How a commit stands on the simulated disk: length, checksum, and then ops, keys and notes.
final class Frames {
  private static final int HEAD_BYTES = 8;

  private final Function<byte[], EncodedOp> decode;

  /// @param decode turns stored bytes back into an op
  Frames(Function<byte[], EncodedOp> decode) {
    this.decode = decode;
  }

  static byte[] write(Commit commit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(0);
      out.writeInt(commit.ops().size());
      for (EncodedOp op : commit.ops()) {
        writeBytes(out, op.bytes());
      }
      out.writeInt(commit.keys().size());
      for (KeyEntry key : commit.keys()) {
        writeKey(out, key);
      }
      out.writeInt(commit.notes().size());
      for (Map.Entry<String, byte[]> note : new TreeMap<>(commit.notes()).entrySet()) {
        out.writeUTF(note.getKey());
        writeBytes(out, note.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    byte[] frame = bytes.toByteArray();
    ByteBuffer.wrap(frame)
        .putInt(frame.length - HEAD_BYTES)
        .putInt(checksum(frame, HEAD_BYTES, frame.length - HEAD_BYTES));
    return frame;
  }

  /// Hands on every whole frame.
  ///
  /// @return where the first frame begins that is not whole
  int read(byte[] disk, Consumer<Commit> whole) {
    int at = 0;
    while (at + HEAD_BYTES <= disk.length) {
      ByteBuffer head = ByteBuffer.wrap(disk, at, HEAD_BYTES);
      int length = head.getInt();
      int checksum = head.getInt();
      int end = at + HEAD_BYTES + length;
      if (length <= 0 || end > disk.length || checksum(disk, at + HEAD_BYTES, length) != checksum) {
        return at;
      }
      whole.accept(commit(Arrays.copyOfRange(disk, at + HEAD_BYTES, end)));
      at = end;
    }
    return at;
  }

  private Commit commit(byte[] body) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      List<EncodedOp> ops = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        ops.add(decode.apply(readBytes(in)));
      }
      List<KeyEntry> keys = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        keys.add(readKey(in));
      }
      Map<String, byte[]> notes = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        notes.put(in.readUTF(), readBytes(in));
      }
      return new Commit(ops, keys, notes);
    } catch (IOException e) {
      throw new UncheckedIOException("a checked frame can be read", e);
    }
  }

  private static void writeKey(DataOutputStream out, KeyEntry key) throws IOException {
    out.writeUTF(key.scope().name());
    out.writeUTF(key.kind().code());
    writeId(out, key.subject());
    writeId(out, key.carrier().chain().writer().replica().value());
    writeId(out, key.carrier().chain().writer().epoch().value());
    out.writeUTF(key.carrier().chain().scope().name());
    out.writeLong(key.carrier().seq());
    writeBytes(out, key.bytes());
  }

  private static KeyEntry readKey(DataInputStream in) throws IOException {
    Scope scope = new Scope(in.readUTF());
    KeyEntry.Kind kind = KeyEntry.Kind.ofCode(in.readUTF());
    UUID subject = readId(in);
    Writer writer = new Writer(new ReplicaId(readId(in)), new Epoch(readId(in)));
    OpId carrier = new OpId(new ChainId(writer, new Scope(in.readUTF())), in.readLong());
    return new KeyEntry(scope, kind, subject, carrier, readBytes(in));
  }

  private static void writeId(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID readId(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
