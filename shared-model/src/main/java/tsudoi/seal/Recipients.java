package tsudoi.seal;

import java.util.Optional;

/// Who will be able to read: the center's managers, staff at the hub, and the person, if they hold
/// a receipt or pass.
public record Recipients(SealPublicKey center, SealPublicKey city, Optional<PassSecret> pass) {
  public Recipients(SealPublicKey center, SealPublicKey city) {
    this(center, city, Optional.empty());
  }

  public Recipients with(PassSecret secret) {
    return new Recipients(center, city, Optional.of(secret));
  }
}
