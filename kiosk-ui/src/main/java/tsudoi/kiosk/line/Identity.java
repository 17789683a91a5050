package tsudoi.kiosk.line;

import java.util.Optional;
import tsudoi.seal.DeviceKey;

/// Who this kiosk is: the key it made for itself, and its place in the city once it has one.
public record Identity(DeviceKey key, Optional<Membership> membership) {
  public static Identity stranger(DeviceKey key) {
    return new Identity(key, Optional.empty());
  }

  public Identity enrolled(Membership membership) {
    return new Identity(key, Optional.of(membership));
  }
}
