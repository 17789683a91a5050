package tsudoi.sync;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What a replica signs of each HTTP request: `METHOD path\n`, the time and the nonce in text with a
/// newline each, and the SHA-256 of the first message's payload, of nothing for a GET. What follows
/// in the body is signed batch by batch.
///
/// The time is the hub's as the kiosk makes it out. A request is good once and for a short time; the
/// hub's refusal tells its time and a nonce, and the next request is made with them.
public final class RequestSignature {
  public static final String DOMAIN = "tsudoi/request/2";
  public static final String REPLICA_HEADER = "Tsudoi-Replica";
  public static final String EPOCH_HEADER = "Tsudoi-Epoch";
  public static final String SIGNATURE_HEADER = "Tsudoi-Signature";

  /// Milliseconds since 1970. In answers: the hub's clock.
  public static final String TIME_HEADER = "Tsudoi-Time";

  /// 32 hexadecimal digits. In a refusal: what the next request is to carry.
  public static final String NONCE_HEADER = "Tsudoi-Nonce";

  public static final int NONCE_BYTES = 16;

  private RequestSignature() {}

  public static byte[] message(
      String method, String path, long timeMillis, byte[] nonce, byte[] firstPayload) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String head =
        method + " " + path + "\n" + timeMillis + "\n" + HexFormat.of().formatHex(nonce) + "\n";
    message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    message.writeBytes(Proofs.sha256().digest(firstPayload));
    return message.toByteArray();
  }
}
