package tsudoi.token;

import java.nio.ByteBuffer;
import java.util.Optional;
import tsudoi.op.Ids;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.KnownKeys;
import tsudoi.seal.PassSecret;

/// What the QR code of a pass says, on a phone or a printed card. Nothing in it tells who holds it.
/// A revocation names the secret's [PassSecret#keyId], never the secret.
///
/// The content in its [Frame]: `person 16 ‖ secret 16`.
public record Pass(PersonToken person, PassSecret secret) {
  private static final int CONTENT_BYTES = 16 + PassSecret.SIZE_BYTES;

  public String token(DeviceKey signer) {
    byte[] content =
        ByteBuffer.allocate(CONTENT_BYTES)
            .put(Ids.bytes(person.value()))
            .put(secret.bytes())
            .array();
    return Frame.write(Kind.PASS, content, signer);
  }

  public static Reading<Pass> read(String text, KnownKeys keys) {
    Optional<String> cleaned = Scan.clean(text);
    return cleaned.isEmpty()
        ? new Reading.Malformed<>(Reading.Fault.FOREIGN)
        : Frame.read(Kind.PASS, cleaned.get(), keys, Pass::of);
  }

  private static Pass of(ByteBuffer in) {
    return new Pass(
        new PersonToken(Ids.uuid(Frame.take(in, 16))),
        PassSecret.of(Frame.take(in, PassSecret.SIZE_BYTES)));
  }
}
