package tsudoi.seal;

import java.util.Optional;

/// The signing keys a replica trusts, as the city scope tells it.
@FunctionalInterface
public interface KnownKeys {
  Optional<DevicePublicKey> find(KeyId id);
}
