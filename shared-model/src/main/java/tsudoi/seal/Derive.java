package tsudoi.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF-SHA256 (RFC 5869) with no salt and `info = label ‖ 0x00 ‖ context`: one label a purpose, so
/// that no two purposes ever share a key.
final class Derive {
  private Derive() {}

  static byte[] bytes(byte[] secret, String label, byte[] context, int length) {
    byte[] info = labelled(label, context);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is part of Java 25", e);
    }
  }

  /// `label ‖ 0x00 ‖ context`
  static byte[] labelled(String label, byte[] context) {
    return Form.write(out -> {
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
      out.write(0);
      out.writeBytes(context);
    });
  }
}
