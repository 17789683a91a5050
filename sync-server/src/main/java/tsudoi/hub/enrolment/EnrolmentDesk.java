package tsudoi.hub.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.op.Actor;
import tsudoi.op.Ids;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.person.TypedText;
import tsudoi.seal.DevicePublicKey;
import tsudoi.sync.Message;

/// Takes new kiosks in. The first kiosk of a center also brings the center its key and its first
/// manager.
///
/// The replica id follows from the code, so that a code names one kiosk for ever: no second record
/// of used codes can disagree with the log.
public final class EnrolmentDesk {
  private static final int NAME_LENGTH_MAX = 40;
  private static final String CODE_DOMAIN = "tsudoi/enrolment-code/1";

  /// How an application ended.
  public sealed interface Outcome {
    /// Enrolled now, or before and asked again.
    record Taken(Message.Enrolled answer, Writer kiosk) implements Outcome {}

    /// A wrong code, or one that another kiosk has used.
    record Refused() implements Outcome {}
  }

  private final Replica hub;
  private final Registry registry;
  private final City city;
  private final HubIdentity identity;
  private final EnrolmentCodes codes;
  private final FirstManagers managers;
  private final CenterWriters writers;

  public EnrolmentDesk(
      Replica hub,
      Registry registry,
      City city,
      HubIdentity identity,
      EnrolmentCodes codes,
      FirstManagers managers,
      CenterWriters writers) {
    this.hub = hub;
    this.registry = registry;
    this.city = city;
    this.identity = identity;
    this.codes = codes;
    this.managers = managers;
    this.writers = writers;
  }

  /// @throws IllegalArgumentException when the application is not in form
  public synchronized Outcome enrol(Message.Enrol application) {
    DevicePublicKey key = DevicePublicKey.ofRaw(application.deviceKey());
    String name =
        switch (TypedText.read(application.name(), NAME_LENGTH_MAX)) {
          case TypedText.Clean(var text) -> text;
          case TypedText.Rejected(var problem) ->
              throw new IllegalArgumentException("not a kiosk's name: " + problem);
        };
    Optional<Center> center = codes.center(application.code()).flatMap(city::center);
    if (center.isEmpty()) {
      return new Outcome.Refused();
    }
    ReplicaId replica = replicaOf(application.code());
    Optional<Registry.Kiosk> before = hub.read(() -> registry.kiosk(replica));
    if (before.isPresent()
        && (before.get().retired() || !Arrays.equals(before.get().deviceKey(), key.raw()))) {
      return new Outcome.Refused();
    }
    CenterId id = center.get().id();
    if (before.isEmpty()) {
      write(center.get(), new AccountEvent.KioskEnrolled(replica, id, name, key.raw()));
    }
    Writer writer = new Writer(replica, application.epoch());
    writers.enrolled(writer);
    return new Outcome.Taken(
        new Message.Enrolled(replica, id, hub.writer(), identity.key().publicKey().raw()), writer);
  }

  private void write(Center center, AccountEvent.KioskEnrolled enrolled) {
    List<Draft.Line> lines = new ArrayList<>();
    List<Draft.Key> keys = new ArrayList<>();
    if (hub.read(() -> registry.sealKey(Optional.of(center.id()))).isEmpty()) {
      FirstManagers.First first = managers.of(center);
      lines.addAll(first.lines());
      keys.add(first.key());
    }
    lines.add(new Draft.Line(Scope.CITY, enrolled));
    hub.write(Actor.DEVICE, _ -> new Draft<>(true, lines, keys));
  }

  /// Ed25519 signs the same message always the same way, and nobody else can compute it.
  private ReplicaId replicaOf(String code) {
    byte[] signature = identity.key().sign(CODE_DOMAIN, code.getBytes(StandardCharsets.UTF_8));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(signature);
      return new ReplicaId(Ids.uuid(Arrays.copyOf(hash, 16)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
