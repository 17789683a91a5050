package tsudoi.signup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import tsudoi.op.Ids;
import tsudoi.op.Writer;

/// Unused places handed to another holder, counted once by its id wherever it is seen: in the
/// giver's op, or inside a signed join code that reached the hub first.
public record Grant(UUID id, Writer to, int places) {
  public Grant {
    if (places < 1) {
      throw new IllegalArgumentException("a grant has places: " + places);
    }
  }

  /// The id of the one grant with which a giver answers a request: however often it is written, it
  /// counts once.
  static UUID answerId(UUID request, Writer giver) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Ids.bytes(request));
      digest.update(Ids.bytes(giver.replica().value()));
      byte[] hash = digest.digest(Ids.bytes(giver.epoch().value()));
      return Ids.uuid(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
