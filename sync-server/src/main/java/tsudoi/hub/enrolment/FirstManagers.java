package tsudoi.hub.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.account.AccountEvent;
import tsudoi.city.Center;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.Factors;
import tsudoi.seal.KeyLock;
import tsudoi.seal.LockCost;
import tsudoi.seal.SealKeyPair;

/// Gives a center its key and the manager who holds it, locked under a first password.
public final class FirstManagers {
  /// 管理者: a role, not a person's name.
  public static final String LOGIN = "kanri";

  private final KeyLock keyLock;
  private final Passwords passwords;
  private final RandomGenerator random;
  private final Supplier<UUID> ids;

  /// @param random a secure source
  public FirstManagers(
      KeyLock keyLock, Passwords passwords, RandomGenerator random, Supplier<UUID> ids) {
    this.keyLock = keyLock;
    this.passwords = passwords;
    this.random = random;
    this.ids = ids;
  }

  record First(List<Draft.Line> lines, Draft.Key key) {
    First {
      lines = List.copyOf(lines);
    }
  }

  /// Takes a third of a second: the password is made dear to guess.
  First of(Center center) {
    Scope scope = Scope.of(center.id());
    UUID account = ids.get();
    SealKeyPair pair = SealKeyPair.generate(random);
    String password = passwords.first(center.title(), LOGIN);
    byte[] locked = keyLock.lock(pair, Factors.password(password), LockCost.DEFAULT).encoded();
    return new First(
        List.of(
            new Draft.Line(
                Scope.CITY,
                new AccountEvent.SealKeyPublished(
                    Optional.of(center.id()), pair.publicKey().raw())),
            new Draft.Line(scope, new AccountEvent.ManagerAdded(account, LOGIN))),
        new Draft.Key(scope, KeyEntry.Kind.MANAGER, account, locked));
  }
}
