package tsudoi.kiosk.manager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tsudoi.op.Actor;
import tsudoi.seal.SealKeyPair;

/// A manager who is logged in, and the center's key while it is open. It lives in memory only: a
/// restart, a logout or ten quiet minutes end it.
public final class OpenDesk {
  private final UUID account;
  private final String login;
  private final List<Runnable> closing = new CopyOnWriteArrayList<>();
  private volatile Optional<SealKeyPair> key;
  private volatile Instant touched;

  public OpenDesk(UUID account, String login, SealKeyPair key, Instant now) {
    this.account = account;
    this.login = login;
    this.key = Optional.of(key);
    this.touched = now;
  }

  public UUID account() {
    return account;
  }

  public String login() {
    return login;
  }

  public Actor actor() {
    return new Actor.Account(account);
  }

  /// What opens the names; gone once the desk is closed.
  public Optional<SealKeyPair> key() {
    return key;
  }

  public boolean isOpen() {
    return key.isPresent();
  }

  /// Somebody works at the desk.
  public void touch(Instant now) {
    touched = now;
  }

  boolean idle(Instant now, Duration atMost) {
    return Duration.between(touched, now).compareTo(atMost) >= 0;
  }

  /// Drops the key. Closing twice does nothing.
  public void close() {
    if (isOpen()) {
      key = Optional.empty();
      closing.forEach(Runnable::run);
      closing.clear();
    }
  }

  /// @return ends the subscription
  public Runnable whenClosed(Runnable action) {
    closing.add(action);
    return () -> closing.remove(action);
  }

  @Override
  public String toString() {
    return "OpenDesk[" + account + "]";
  }
}
