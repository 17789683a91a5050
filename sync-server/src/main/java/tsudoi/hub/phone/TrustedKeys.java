package tsudoi.hub.phone;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tsudoi.account.Registry;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.KeyId;
import tsudoi.seal.KnownKeys;

/// The keys whose codes this hub believes: its own and those of the kiosks in service.
@Component
class TrustedKeys implements KnownKeys {
  private final Replica hub;
  private final Registry registry;
  private final HubIdentity identity;

  TrustedKeys(Replica hub, Registry registry, HubIdentity identity) {
    this.hub = hub;
    this.registry = registry;
    this.identity = identity;
  }

  @Override
  public Optional<DevicePublicKey> find(KeyId id) {
    if (identity.key().keyId().equals(id)) {
      return Optional.of(identity.key().publicKey());
    }
    return hub.read(registry::kiosks).stream()
        .filter(kiosk -> !kiosk.retired())
        .map(kiosk -> DevicePublicKey.ofRaw(kiosk.deviceKey()))
        .filter(key -> key.keyId().equals(id))
        .findFirst();
  }
}
