package tsudoi.hub.staff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.hub.enrolment.Passwords;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.Replica;

/// The accounts of central staff: logins stand in the log, password hashes in the keyring.
public final class StaffAccounts {
  /// 職員: a role, not a person's name.
  public static final String FIRST_LOGIN = "shokuin";

  private final Replica hub;
  private final Registry registry;
  private final PasswordEncoder encoder;
  private final Supplier<UUID> ids;

  public StaffAccounts(
      Replica hub, Registry registry, PasswordEncoder encoder, Supplier<UUID> ids) {
    this.hub = hub;
    this.registry = registry;
    this.encoder = encoder;
    this.ids = ids;
  }

  /// Adds the first account where there is none.
  public void openFirst(Passwords passwords) {
    if (!hub.read(() -> registry.logins(Scope.HUB)).isEmpty()) {
      return;
    }
    UUID account = ids.get();
    String hash = String.valueOf(encoder.encode(passwords.first("市のサーバー（職員）", FIRST_LOGIN)));
    hub.write(
        Actor.DEVICE,
        _ ->
            new Draft<>(
                true,
                List.of(
                    new Draft.Line(Scope.HUB, new AccountEvent.StaffAdded(account, FIRST_LOGIN))),
                List.of(
                    new Draft.Key(
                        Scope.HUB,
                        KeyEntry.Kind.STAFF,
                        account,
                        hash.getBytes(StandardCharsets.UTF_8)))));
  }

  Optional<StaffMember> find(String login) {
    return hub.read(() -> registry.login(Scope.HUB, login))
        .flatMap(found ->
            hub.log()
                .key(Scope.HUB, KeyEntry.Kind.STAFF, found.account())
                .map(key ->
                    new StaffMember(
                        found.account(),
                        found.login(),
                        new String(key.bytes(), StandardCharsets.UTF_8))));
  }

  UserDetailsService forLogin() {
    return login -> find(login).orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }
}
