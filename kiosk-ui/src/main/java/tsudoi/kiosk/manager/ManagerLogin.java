package tsudoi.kiosk.manager;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tsudoi.account.Registry.Login;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.Opening;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.Factors;
import tsudoi.seal.KeyLock;
import tsudoi.seal.LockedKey;
import tsudoi.seal.Unlocking;

/// Lets a manager in whose password unlocks the center's key. All of it stands on this kiosk's own
/// disk, so the hub is not asked.
final class ManagerLogin implements AuthenticationProvider {
  static final String ROLE = "ROLE_MANAGER";
  private static final int NAME_LENGTH_MAX = 64;

  private final Opening opening;
  private final KeyLock lock;
  private final OpenDesks desks;
  private final Consumer<Duration> pause;
  private final SlowDown slowDown = new SlowDown();

  /// @param pause lets the current thread wait
  ManagerLogin(Opening opening, KeyLock lock, OpenDesks desks, Consumer<Duration> pause) {
    this.opening = opening;
    this.lock = lock;
    this.desks = desks;
    this.pause = pause;
  }

  private record Candidate(Login login, LockedKey key) {}

  @Override
  public Authentication authenticate(Authentication attempt) {
    Kiosk kiosk =
        opening.kiosk().orElseThrow(() -> new LoginRefused(LoginRefused.Reason.NOT_IN_SERVICE));
    List<Candidate> candidates = candidates(kiosk);
    if (candidates.isEmpty()) {
      throw new LoginRefused(LoginRefused.Reason.NO_KEYS_YET);
    }
    Duration owed = slowDown.owed();
    if (owed.isPositive()) {
      pause.accept(owed);
    }
    String name = name(attempt.getName());
    String password = String.valueOf(attempt.getCredentials());
    Optional<Candidate> named =
        candidates.stream().filter(one -> one.login().login().equals(name)).findFirst();
    // An unknown name costs the same hash, so that the answer's time does not tell it apart.
    LockedKey tried = named.orElseGet(candidates::getFirst).key();
    return switch (lock.unlock(tried, Factors.password(password))) {
      case Unlocking.Unlocked(var pair) when named.isPresent() -> {
        slowDown.right();
        Login login = named.get().login();
        yield UsernamePasswordAuthenticationToken.authenticated(
            desks.open(login.account(), login.login(), pair),
            null,
            List.of(new SimpleGrantedAuthority(ROLE)));
      }
      case Unlocking.CardMissing _ when named.isPresent() ->
          throw new LoginRefused(LoginRefused.Reason.CARD_NEEDED);
      case Unlocking.Unlocked _,
          Unlocking.WrongFactor _,
          Unlocking.PasswordMissing _,
          Unlocking.CardMissing _ -> {
        slowDown.wrong();
        throw new LoginRefused(LoginRefused.Reason.WRONG);
      }
    };
  }

  private static List<Candidate> candidates(Kiosk kiosk) {
    Scope scope = Scope.of(kiosk.center().id());
    Collection<Login> logins = kiosk.read(() -> kiosk.board().registry().logins(scope));
    return logins.stream()
        .flatMap(login ->
            kiosk
                .replica()
                .log()
                .key(scope, KeyEntry.Kind.MANAGER, login.account())
                .flatMap(entry -> LockedKey.decode(entry.bytes()))
                .map(key -> new Candidate(login, key))
                .stream())
        .toList();
  }

  /// As typed on any keyboard: full-width letters and capitals are the same name.
  private static String name(String typed) {
    String bounded = typed.length() > NAME_LENGTH_MAX ? "" : typed;
    return Normalizer.normalize(bounded, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
