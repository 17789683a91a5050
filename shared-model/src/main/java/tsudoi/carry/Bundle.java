package tsudoi.carry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.Signer;
import tsudoi.sync.Verifier;

/// A file that is carried by hand between a kiosk and the city: sealed for its one reader, signed by
/// its maker.
/// ```
/// "TSUDOI-C"    8   what it is
/// version       2   = 1
/// direction     1   1 to the city, 2 to a kiosk
/// from         32   replica and epoch of its maker
/// to           16   the kiosk that shall read it, or zeros for the city
/// reader        8   id of the key that opens it
/// made at       8   milliseconds since 1970, by the maker's clock
/// length        4   of what follows
/// sealed        n   HPKE, bound to everything before the length
/// signature    64   Ed25519 by the maker over the SHA-256 of everything before
/// checksum     32   SHA-256 of everything before
/// ```
/// Numbers are big-endian. Every version begins with the same eight bytes and ends with the
/// checksum, so that a damaged file is told from a newer one and from a forged one.
final class Bundle {
  static final int BYTES_MAX = 64 << 20;
  private static final String SIGNED = "tsudoi/bundle/1";
  private static final byte[] MAGIC = "TSUDOI-C".getBytes(StandardCharsets.US_ASCII);
  private static final short VERSION = 1;
  static final int HEAD_BYTES = MAGIC.length + Short.BYTES + BundleHeader.BYTES;
  private static final int CHECKSUM_BYTES = 32;
  private static final int TAIL_BYTES = DeviceKey.SIGNATURE_BYTES + CHECKSUM_BYTES;

  /// What a file turned out to be.
  sealed interface Reading {
    /// Whole and undamaged; whether it is genuine is not known yet.
    record Closed(Bundle bundle) implements Reading {}

    record Unreadable(BundleProblem problem) implements Reading {}
  }

  private final BundleHeader header;
  private final byte[] file;

  private Bundle(BundleHeader header, byte[] file) {
    this.header = header;
    this.file = file;
  }

  /// @param reader the key that [BundleHeader#reader] names
  /// @throws IllegalArgumentException when the content is too large for a bundle
  static byte[] write(
      BundleHeader header,
      SealPublicKey reader,
      byte[] content,
      Envelopes envelopes,
      Signer signer) {
    byte[] head = head(header);
    byte[] sealed = envelopes.seal(reader, content, head);
    int bytes = head.length + Integer.BYTES + sealed.length + TAIL_BYTES;
    if (bytes > BYTES_MAX) {
      throw new IllegalArgumentException("a bundle has at most " + BYTES_MAX + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(bytes).put(head).putInt(sealed.length).put(sealed);
    out.put(signer.sign(SIGNED, sha256(out.array(), out.position())));
    out.put(sha256(out.array(), out.position()));
    return out.array();
  }

  static Reading read(byte[] file) {
    if (file.length > BYTES_MAX) {
      return new Reading.Unreadable(BundleProblem.TOO_LARGE);
    }
    if (file.length < MAGIC.length
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return new Reading.Unreadable(BundleProblem.NO_BUNDLE);
    }
    int content = file.length - CHECKSUM_BYTES;
    if (content < MAGIC.length + Short.BYTES
        || !Arrays.equals(sha256(file, content), Arrays.copyOfRange(file, content, file.length))) {
      return new Reading.Unreadable(BundleProblem.DAMAGED);
    }
    ByteBuffer in = ByteBuffer.wrap(file).position(MAGIC.length);
    if (in.getShort() != VERSION) {
      return new Reading.Unreadable(BundleProblem.NEWER);
    }
    try {
      BundleHeader header = BundleHeader.take(in);
      boolean whole = in.getInt() == in.remaining() - TAIL_BYTES;
      return whole
          ? new Reading.Closed(new Bundle(header, file))
          : new Reading.Unreadable(BundleProblem.FORGED);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return new Reading.Unreadable(BundleProblem.FORGED);
    }
  }

  /// What the outside says, unproved; empty when it is not that of a bundle.
  static Optional<BundleHeader> peek(byte[] head) {
    if (head.length < HEAD_BYTES || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(head).position(MAGIC.length);
    try {
      return in.getShort() == VERSION ? Optional.of(BundleHeader.take(in)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  BundleHeader header() {
    return header;
  }

  /// The content, if the maker signed it and the key opens it.
  Optional<byte[]> open(Verifier maker, SealKeyPair key) {
    int signed = file.length - TAIL_BYTES;
    byte[] signature = Arrays.copyOfRange(file, signed, signed + DeviceKey.SIGNATURE_BYTES);
    if (!maker.verifies(SIGNED, sha256(file, signed), signature)) {
      return Optional.empty();
    }
    byte[] sealed = Arrays.copyOfRange(file, HEAD_BYTES + Integer.BYTES, signed);
    return key.open(sealed, head(header));
  }

  private static byte[] head(BundleHeader header) {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).putShort(VERSION);
    header.put(head);
    return head.array();
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
