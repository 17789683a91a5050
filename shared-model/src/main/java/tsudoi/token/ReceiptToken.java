package tsudoi.token;

import java.nio.ByteBuffer;
import java.util.Optional;
import tsudoi.city.CenterId;
import tsudoi.op.Ids;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.KnownKeys;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;

/// What the QR code on a receipt says. Any kiosk of the center finds the sign-up by its id; the
/// secret opens the fields of everybody in it, whose data keys are all wrapped under this one
/// secret; the first person's token lets the receipt serve as that person's pass elsewhere, so that
/// 実人数 counts them once, and lets them ask for erasure when the sign-up itself is long gone.
///
/// The content in its [Frame]: `center u16 ‖ sign-up 16 ‖ person 16 ‖ secret 16`.
public record ReceiptToken(
    CenterId center, SignUpId signUp, PersonToken person, PassSecret secret) {
  private static final int CONTENT_BYTES = 2 + 16 + 16 + PassSecret.SIZE_BYTES;

  public String token(DeviceKey signer) {
    byte[] content =
        ByteBuffer.allocate(CONTENT_BYTES)
            .putShort((short) center.number())
            .put(Ids.bytes(signUp.value()))
            .put(Ids.bytes(person.value()))
            .put(secret.bytes())
            .array();
    return Frame.write(Kind.RECEIPT, content, signer);
  }

  public static Reading<ReceiptToken> read(String text, KnownKeys keys) {
    Optional<String> cleaned = Scan.clean(text);
    return cleaned.isEmpty()
        ? new Reading.Malformed<>(Reading.Fault.FOREIGN)
        : Frame.read(Kind.RECEIPT, cleaned.get(), keys, ReceiptToken::of);
  }

  private static ReceiptToken of(ByteBuffer in) {
    return new ReceiptToken(
        new CenterId(Short.toUnsignedInt(in.getShort())),
        new SignUpId(Ids.uuid(Frame.take(in, 16))),
        new PersonToken(Ids.uuid(Frame.take(in, 16))),
        PassSecret.of(Frame.take(in, PassSecret.SIZE_BYTES)));
  }
}
