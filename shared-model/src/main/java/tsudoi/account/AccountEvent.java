package tsudoi.account;

import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.listing.Words;
import tsudoi.op.Event;
import tsudoi.op.ReplicaId;

/// Devices, keys, accounts and purpose texts. Secrets never stand here: a manager's locked key and
/// a member of staff's password hash stand in the keyring.
public sealed interface AccountEvent extends Event {
  /// In `city`: a kiosk may write for a center with this Ed25519 key (32 raw bytes).
  @SuppressWarnings("ArrayRecordComponent")
  record KioskEnrolled(ReplicaId replica, CenterId center, String name, byte[] deviceKey)
      implements AccountEvent {}

  /// In `city`: a kiosk writes no more, as of the hub's mark.
  record KioskRetired(ReplicaId replica) implements AccountEvent {}

  /// In `city`: a kiosk is to be taken out of service: it hands over what it holds and confirms
  /// nobody any more.
  record KioskLeaving(ReplicaId replica) implements AccountEvent {}

  /// In `city`: a person declared a kiosk destroyed. What it had confirmed and not sent may come back
  /// and is then disputed.
  record KioskDestroyed(ReplicaId replica, String note) implements AccountEvent {}

  /// In `city`: the hub's own signing key (Ed25519, 32 raw bytes).
  @SuppressWarnings("ArrayRecordComponent")
  record HubKeyPublished(ReplicaId hub, byte[] deviceKey) implements AccountEvent {}

  /// In `city`: a public key that person data is sealed to (X25519), of a center or of the city.
  @SuppressWarnings("ArrayRecordComponent")
  record SealKeyPublished(java.util.Optional<CenterId> center, byte[] publicKey)
      implements AccountEvent {}

  /// In `center:X`: a manager of that center. The login is a role name, not a person's.
  record ManagerAdded(UUID account, String login) implements AccountEvent {}

  /// In `hub`: a member of central staff.
  record StaffAdded(UUID account, String login) implements AccountEvent {}

  /// In `city`: the purpose text shown before anything is taken (DOMAIN, section 5).
  record PurposePublished(int version, Words text) implements AccountEvent {}
}
