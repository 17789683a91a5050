package tsudoi.hub.carry;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.account.Registry;
import tsudoi.carry.HubCarrier;
import tsudoi.city.City;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.op.ReplicaId;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.Envelopes;
import tsudoi.sync.HubSync;
import tsudoi.sync.Verifier;

/// Puts carrying by hand together.
@Configuration(proxyBeanMethods = false)
class CarryConfiguration {
  @Bean
  HubCarrier hubCarrier(
      Replica hub, HubSync sync, HubIdentity identity, Registry registry, InstantSource clock) {
    return new HubCarrier(
        hub.writer(),
        sync,
        identity.key(),
        identity.cityKey(),
        replica -> verifier(hub, registry, replica),
        Envelopes.secure(),
        clock);
  }

  private static Optional<Verifier> verifier(Replica hub, Registry registry, ReplicaId replica) {
    return hub.read(() -> registry.kiosk(replica))
        .map(kiosk -> DevicePublicKey.ofRaw(kiosk.deviceKey())::verifies);
  }

  @Bean
  HandDelivery handDelivery(
      HubCarrier carrier, Replica hub, Registry registry, City city, InstantSource clock) {
    return new HandDelivery(carrier, hub, registry, city, clock);
  }
}
