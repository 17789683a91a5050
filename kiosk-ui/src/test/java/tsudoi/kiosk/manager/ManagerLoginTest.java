package tsudoi.kiosk.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import tsudoi.account.AccountEvent;
import tsudoi.desk.TestReplica;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.desk.DeskFixture;
import tsudoi.op.Actor;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.Factors;
import tsudoi.seal.KeyLock;
import tsudoi.seal.LockCost;

class ManagerLoginTest {
  private static final UUID ACCOUNT = new UUID(9, 9);
  private static final String PASSWORD = "さぬき-うどん-2026";

  private final DeskFixture desk = new DeskFixture();
  private final KeyLock lock = KeyLock.secure(new SecureRandom());
  private final OpenDesks desks = new OpenDesks(() -> desk.replica.now);
  private final List<Duration> pauses = new ArrayList<>();
  private final ManagerLogin login =
      new ManagerLogin(Opening.of(desk.kiosk), lock, desks, pauses::add);

  @BeforeEach
  void the_hub_has_made_a_manager() {
    byte[] locked =
        lock.lock(TestReplica.CENTER_KEY, Factors.password(PASSWORD), new LockCost(64, 1, 1))
            .encoded();
    desk.replica.replica.write(
        Actor.DEVICE,
        _ ->
            new Draft<>(
                true,
                List.of(
                    new Draft.Line(
                        TestReplica.SCOPE, new AccountEvent.ManagerAdded(ACCOUNT, "kanri"))),
                List.of(new Draft.Key(TestReplica.SCOPE, KeyEntry.Kind.MANAGER, ACCOUNT, locked))));
  }

  private OpenDesk in(String name, String password) {
    return (OpenDesk)
        Objects.requireNonNull(
            login
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                .getPrincipal());
  }

  private LoginRefused.Reason refused(ManagerLogin at, String name, String password) {
    return Objects.requireNonNull(
            catchThrowableOfType(
                LoginRefused.class,
                () ->
                    at.authenticate(
                        UsernamePasswordAuthenticationToken.unauthenticated(name, password))))
        .reason();
  }

  @Test
  void the_right_password_opens_the_centers_key() {
    OpenDesk open = in("ＫＡＮＲＩ ", PASSWORD);
    assertThat(open.actor()).isEqualTo(new Actor.Account(ACCOUNT));
    assertThat(open.key().orElseThrow().keyId()).isEqualTo(TestReplica.CENTER_KEY.keyId());
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    assertThat(refused(login, "kanri", "x")).isEqualTo(LoginRefused.Reason.WRONG);
    assertThat(refused(login, "kanri", "")).isEqualTo(LoginRefused.Reason.WRONG);
    assertThat(refused(login, "dareka", PASSWORD)).isEqualTo(LoginRefused.Reason.WRONG);
    assertThat(refused(login, "x".repeat(9_000), "y".repeat(9_000)))
        .isEqualTo(LoginRefused.Reason.WRONG);
  }

  @Test
  void guessing_gets_slower_and_never_locks_the_manager_out() {
    for (int wrong = 0; wrong < 30; wrong++) {
      refused(login, "kanri", "x");
    }
    assertThat(pauses).hasSize(25).first().isEqualTo(Duration.ofSeconds(1));
    assertThat(pauses).last().isEqualTo(Duration.ofSeconds(8));
    in("kanri", PASSWORD);
    pauses.clear();
    refused(login, "kanri", "x");
    assertThat(pauses).isEmpty();
  }

  @Test
  void before_enrolment_and_before_the_keys_have_come_it_says_so() {
    ManagerLogin unenrolled = new ManagerLogin(new Opening(), lock, desks, pauses::add);
    ManagerLogin keyless =
        new ManagerLogin(Opening.of(new DeskFixture().kiosk), lock, desks, pauses::add);
    assertThat(refused(unenrolled, "kanri", PASSWORD))
        .isEqualTo(LoginRefused.Reason.NOT_IN_SERVICE);
    assertThat(refused(keyless, "kanri", PASSWORD)).isEqualTo(LoginRefused.Reason.NO_KEYS_YET);
  }

  @Test
  void ten_quiet_minutes_drop_the_key() {
    OpenDesk open = in("kanri", PASSWORD);
    List<String> told = new ArrayList<>();
    open.whenClosed(() -> told.add("closed"));
    desk.replica.now = desk.replica.now.plus(Duration.ofMinutes(9));
    open.touch(desk.replica.now);
    desk.replica.now = desk.replica.now.plus(Duration.ofMinutes(9));
    desks.closeIdle();
    assertThat(open.isOpen()).isTrue();
    desk.replica.now = desk.replica.now.plus(Duration.ofMinutes(1));
    desks.closeIdle();
    assertThat(open.key()).isEmpty();
    assertThat(told).containsExactly("closed");
  }
}
