package tsudoi.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.listing.Words;
import tsudoi.op.Op;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;

/// Devices, public keys, accounts and purpose texts, folded: the latest op of each stands.
public final class Registry implements Projection {
  private final Map<ReplicaId, NavigableMap<Stamp, AccountEvent.KioskEnrolled>> kiosks =
      new HashMap<>();
  private final Map<ReplicaId, Stamp> retired = new HashMap<>();
  private final Set<ReplicaId> leaving = new HashSet<>();
  private final Set<ReplicaId> destroyed = new HashSet<>();
  private final NavigableMap<Stamp, AccountEvent.HubKeyPublished> hubKeys = new TreeMap<>();
  private final Map<Optional<CenterId>, NavigableMap<Stamp, byte[]>> sealKeys = new HashMap<>();
  private final Map<Scope, Map<String, Login>> logins = new HashMap<>();
  private final NavigableMap<Integer, Published> purposes = new TreeMap<>();

  /// A kiosk as enrolled.
  @SuppressWarnings("ArrayRecordComponent")
  public record Kiosk(
      ReplicaId replica, CenterId center, String name, byte[] deviceKey, boolean retired) {}

  /// How a kiosk stands in service; the worst that was said of it.
  public enum Service {
    ACTIVE,
    /// It hands over what it holds.
    LEAVING,
    /// A person said that it will not come back.
    DESTROYED,
    /// It writes no more.
    RETIRED
  }

  /// An account that can log in.
  public record Login(UUID account, String login, Stamp since) {}

  /// A purpose text as one op published it; the first of a version stands, for people agreed to it.
  private record Published(Stamp stamp, Words text) {
    Published first(Published other) {
      return stamp.compareTo(other.stamp) <= 0 ? this : other;
    }
  }

  /// The purpose text that is shown now.
  public record Purpose(int version, Words text) {}

  @Override
  public void clear() {
    kiosks.clear();
    retired.clear();
    leaving.clear();
    destroyed.clear();
    hubKeys.clear();
    sealKeys.clear();
    logins.clear();
    purposes.clear();
  }

  @Override
  public void apply(Op op) {
    if (!(op.event() instanceof AccountEvent event)) {
      return;
    }
    switch (event) {
      case AccountEvent.KioskEnrolled enrolled ->
          kiosks
              .computeIfAbsent(enrolled.replica(), _ -> new TreeMap<>())
              .put(op.stamp(), enrolled);
      case AccountEvent.KioskRetired(var replica) ->
          retired.merge(replica, op.stamp(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      case AccountEvent.KioskLeaving(var replica) -> leaving.add(replica);
      case AccountEvent.KioskDestroyed(var replica, _) -> destroyed.add(replica);
      case AccountEvent.HubKeyPublished published -> hubKeys.put(op.stamp(), published);
      case AccountEvent.SealKeyPublished(var center, var publicKey) ->
          sealKeys.computeIfAbsent(center, _ -> new TreeMap<>()).put(op.stamp(), publicKey);
      case AccountEvent.ManagerAdded(var account, var login) ->
          add(op, new Login(account, login, op.stamp()));
      case AccountEvent.StaffAdded(var account, var login) ->
          add(op, new Login(account, login, op.stamp()));
      case AccountEvent.PurposePublished(int version, var text) ->
          purposes.merge(version, new Published(op.stamp(), text), Published::first);
    }
  }

  private void add(Op op, Login login) {
    logins
        .computeIfAbsent(op.scope(), _ -> new HashMap<>())
        .merge(login.login(), login, (a, b) -> a.since.compareTo(b.since) <= 0 ? a : b);
  }

  public Optional<Kiosk> kiosk(ReplicaId replica) {
    return Optional.ofNullable(kiosks.get(replica))
        .map(values -> values.lastEntry().getValue())
        .map(last ->
            new Kiosk(
                replica,
                last.center(),
                last.name(),
                last.deviceKey(),
                retired.containsKey(replica)));
  }

  public List<Kiosk> kiosks() {
    return kiosks.keySet().stream().map(this::kiosk).flatMap(Optional::stream).toList();
  }

  public Service service(ReplicaId replica) {
    if (retired.containsKey(replica)) {
      return Service.RETIRED;
    }
    if (destroyed.contains(replica)) {
      return Service.DESTROYED;
    }
    return leaving.contains(replica) ? Service.LEAVING : Service.ACTIVE;
  }

  /// The kiosks of a center that are in service.
  public List<Kiosk> kiosks(CenterId center) {
    return kiosks().stream()
        .filter(kiosk -> kiosk.center().equals(center))
        .filter(kiosk ->
            switch (service(kiosk.replica())) {
              case ACTIVE, LEAVING -> true;
              case DESTROYED, RETIRED -> false;
            })
        .toList();
  }

  public Optional<AccountEvent.HubKeyPublished> hubKey() {
    return Optional.ofNullable(hubKeys.lastEntry()).map(Map.Entry::getValue);
  }

  /// The public key to seal to: of a center, or of the city where none is named.
  public Optional<byte[]> sealKey(Optional<CenterId> center) {
    return Optional.ofNullable(sealKeys.get(center)).map(keys -> keys.lastEntry().getValue());
  }

  public Optional<Login> login(Scope scope, String login) {
    return Optional.ofNullable(logins.getOrDefault(scope, Map.of()).get(login));
  }

  public Collection<Login> logins(Scope scope) {
    return List.copyOf(logins.getOrDefault(scope, Map.of()).values());
  }

  public Optional<Purpose> purpose() {
    return Optional.ofNullable(purposes.lastEntry())
        .map(entry -> new Purpose(entry.getKey(), entry.getValue().text()));
  }
}
