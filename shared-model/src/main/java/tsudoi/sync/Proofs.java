package tsudoi.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.op.Ids;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;

/// The bytes that are signed: big-endian numbers, 16-byte ids, SHA-256 hashes, texts in UTF-8.
///
/// A batch is vouched for by its replica, marks and pages by the hub. Since the head of a chain
/// covers every op before it, the signature under one batch proves them all; it is kept.
public final class Proofs {
  public static final String BATCH_DOMAIN = "tsudoi/batch/1";
  public static final String MARKS_DOMAIN = "tsudoi/marks/1";
  public static final String PAGE_DOMAIN = "tsudoi/page/1";

  private Proofs() {}

  /// `replica, epoch, seq (8), head (32), keys (32), scope`.
  public static byte[] ofBatch(ChainId chain, Head head, List<KeyEntry> keys) {
    byte[] scope = utf8(chain.scope().name());
    return ByteBuffer.allocate(32 + 8 + 32 + 32 + scope.length)
        .put(bytes(chain.writer()))
        .putLong(head.seq())
        .put(head.hash().bytes())
        .put(ofKeys(keys))
        .put(scope)
        .array();
  }

  /// `replica that asked, hub epoch, hub time (8), hash of the marks (32), hash of the refused (32)`;
  /// hashed are, one after the other, `replica, epoch, seq (8), head (32), length of the scope (2),
  /// scope` of each mark, and the same without seq and head of each refused chain.
  public static byte[] ofMarks(ReplicaId asked, Message.Marks marks) {
    MessageDigest held = sha256();
    for (Message.Mark mark : marks.marks()) {
      held.update(bytes(mark.chain().writer()));
      held.update(number(mark.head().seq()));
      held.update(mark.head().hash().bytes());
      text(held, mark.chain().scope().name());
    }
    MessageDigest refused = sha256();
    for (ChainId chain : marks.refused()) {
      refused.update(bytes(chain.writer()));
      text(refused, chain.scope().name());
    }
    return ByteBuffer.allocate(32 + 8 + 64)
        .put(Ids.bytes(asked.value()))
        .put(Ids.bytes(marks.hubEpoch().value()))
        .putLong(marks.hubTimeMillis())
        .put(held.digest())
        .put(refused.digest())
        .array();
  }

  /// `hub epoch, after (8), up to (8), hash of the ops (32), keys (32), scope`; hashed is each op
  /// after its length (4).
  public static byte[] ofPage(Message.Page page) {
    MessageDigest ops = sha256();
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    for (byte[] op : page.ops()) {
      ops.update(length.putInt(0, op.length).array());
      ops.update(op);
    }
    byte[] scope = utf8(page.scope().name());
    return ByteBuffer.allocate(16 + 16 + 32 + 32 + scope.length)
        .put(Ids.bytes(page.hubEpoch().value()))
        .putLong(page.after())
        .putLong(page.upTo())
        .put(ops.digest())
        .put(ofKeys(page.keys()))
        .put(scope)
        .array();
  }

  /// A hash over, for each key, `subject, carrier (replica, epoch, seq (8), scope), scope, code of
  /// the kind, bytes after their length (4)`; texts after their length (2).
  static byte[] ofKeys(List<KeyEntry> keys) {
    MessageDigest digest = sha256();
    for (KeyEntry key : keys) {
      digest.update(Ids.bytes(key.subject()));
      digest.update(bytes(key.carrier().chain().writer()));
      digest.update(number(key.carrier().seq()));
      text(digest, key.carrier().chain().scope().name());
      text(digest, key.scope().name());
      text(digest, key.kind().code());
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(key.bytes().length).array());
      digest.update(key.bytes());
    }
    return digest.digest();
  }

  private static byte[] bytes(Writer writer) {
    return ByteBuffer.allocate(32)
        .put(Ids.bytes(writer.replica().value()))
        .put(Ids.bytes(writer.epoch().value()))
        .array();
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = utf8(text);
    digest.update(ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
