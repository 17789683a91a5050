package tsudoi.sync;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What a replica signs of each HTTP request: `METHOD path\n` and the SHA-256 of the body. Sent as
/// `Tsudoi-Signature` (base64url) beside `Tsudoi-Replica` and `Tsudoi-Epoch`. A replay is harmless:
/// every message is safe to repeat.
public final class RequestSignature {
  public static final String DOMAIN = "tsudoi/request/1";
  public static final String REPLICA_HEADER = "Tsudoi-Replica";
  public static final String EPOCH_HEADER = "Tsudoi-Epoch";
  public static final String SIGNATURE_HEADER = "Tsudoi-Signature";

  private RequestSignature() {}

  public static byte[] message(String method, String path, byte[] body) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      message.writeBytes(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    return message.toByteArray();
  }
}
