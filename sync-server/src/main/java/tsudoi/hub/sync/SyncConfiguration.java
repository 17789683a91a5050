package tsudoi.hub.sync;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import tsudoi.account.Registry;
import tsudoi.account.Rights;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.op.Op;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.sync.HubSync;
import tsudoi.sync.TakingBack;
import tsudoi.wire.OpCodec;

/// Puts the protocol together.
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
  @Bean
  RefusedRecords refusedRecords(InstantSource clock) {
    return new RefusedRecords(clock);
  }

  @Bean
  HubSync hubSync(
      Replica hub,
      Registry registry,
      OpCodec codec,
      Objections objections,
      RefusedRecords refused,
      HubIdentity identity,
      InstantSource clock) {
    return new HubSync(
        hub,
        codec,
        replica -> admission(hub, registry, objections, replica),
        refused,
        identity.key()::sign,
        clock);
  }

  private static Optional<HubSync.Admission> admission(
      Replica hub, Registry registry, Objections objections, ReplicaId replica) {
    return hub.read(() -> registry.kiosk(replica)).map(kiosk -> admission(objections, kiosk));
  }

  /// A kiosk that was taken out of service hands over what it had not sent: all of it is set aside for
  /// a person to decide, and nothing is read.
  private static HubSync.Admission admission(Objections objections, Registry.Kiosk kiosk) {
    Set<Scope> scopes = SyncEndpoints.scopes(kiosk);
    Function<Op, Optional<String>> objection = objections.toPushOf(kiosk.center());
    return new HubSync.Admission(
        kiosk.retired() ? Set.of() : scopes,
        scope -> !scope.equals(Scope.HUB),
        requestsAlone(scopes, kiosk.retired() ? orRetired(objection) : objection),
        DevicePublicKey.ofRaw(kiosk.deviceKey())::verifies);
  }

  /// What no kiosk may write stays what it is: that is never readmitted.
  private static Function<Op, Optional<String>> orRetired(
      Function<Op, Optional<String>> objection) {
    return op -> objection.apply(op).or(() -> Optional.of(Rights.Objection.RETIRED_KIOSK.name()));
  }

  /// Into the scope of another center a kiosk writes nothing but its visitors' requests.
  private static Function<Op, Optional<String>> requestsAlone(
      Set<Scope> own, Function<Op, Optional<String>> objection) {
    return op ->
        own.contains(op.scope()) || Rights.asksElsewhere(op.event())
            ? objection.apply(op)
            : Optional.of(HubSync.FOREIGN);
  }

  @Bean
  TakingBack takingBack(Replica hub, OpCodec codec, HubIdentity identity) {
    return new TakingBack(hub, codec, identity.key()::sign, identity.key().publicKey()::verifies);
  }

  @Bean
  Contacts contacts(Replica hub, InstantSource clock) {
    return new Contacts(hub, clock);
  }

  @Bean
  Doorbells doorbells(Replica hub, ScheduledExecutorService timer) {
    return new Doorbells(hub, timer);
  }

  /// Before the web server waits for open connections: these would never end.
  @Bean
  ApplicationListener<ContextClosedEvent> doorbellsEndFirst(Doorbells doorbells) {
    return _ -> doorbells.close();
  }

  @Bean
  Caller.Check callerCheck(
      Replica hub, Registry registry, InstantSource clock, RefusedRecords refused) {
    return new Caller.Check(hub, registry, clock, refused::heard);
  }

  @Bean
  Gate gate() {
    return Gate.standard();
  }

  /// Machines carry a signature on every request: no session, no cookie, no CSRF token.
  @Bean
  @Order(1)
  SecurityFilterChain machines(HttpSecurity http) throws Exception {
    return http.securityMatcher("/sync/**", "/status.json", "/admin/**")
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
