package tsudoi.hub.fleet.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.city.City;
import tsudoi.desk.ClockDesk;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.frontend.BigButton;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.staff.StaffWords;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.signup.SignUp;

/// What staff decide about kiosks that end.
class HoldersPartTest {
  private static final Actor STAFF = new Actor.Account(new UUID(7, 7));

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final Writer me = kiosk.replica.writer();

  @BeforeEach
  void a_kiosk_holds_ten_places() {
    System.setProperty("vaadin.i18n.provider", StaffWords.class.getName());
    MockVaadin.setup(new Routes());
    UI.getCurrent().setLocale(Locale.JAPANESE);
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.KioskEnrolled(
                        me.replica(), TestReplica.KIFU, "ロビー", new byte[32]))));
    carry(hub, kiosk);
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 0));
    carry(kiosk, hub);
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
  }

  @Test
  void a_destroyed_kiosks_places_go_to_the_hub_and_what_it_never_sent_is_shown_as_disputed() {
    HoldersPart part = shown();
    assertThat(text(part)).contains("亀阜", "ロビー", "使用中", "席が 足りない 申しこみは ありません");

    _click(named(BigButton.class, "holder-DESTROYED"));
    _click(named(BigButton.class, "holder-yes"));
    assertThat(held(me)).as("not without a reason").isEqualTo(10);
    named(TextField.class, "holder-reason").setValue("落雷");
    _click(named(BigButton.class, "holder-yes"));

    assertThat(service()).isEqualTo(Registry.Service.DESTROYED);
    assertThat(held(me)).isZero();
    assertThat(held(hub.replica.writer())).isEqualTo(10);
    assertThat(last().actor()).isEqualTo(STAFF);
    assertThat(text(part)).contains("こわれました");
    assertThat(count("holder-DESTROYED")).isZero();

    SignUp here = confirmed(hub, 8);
    SignUp late = confirmed(kiosk, 4);
    carry(kiosk, hub);
    part.show();

    assertThat(hub.board.signUps().disputed(Samples.FESTIVAL_DAY))
        .extracting(SignUp::id)
        .containsExactly(late.id());
    assertThat(text(part)).contains(late.receipt(), "4").doesNotContain(here.receipt());
  }

  @Test
  void a_kiosk_is_asked_to_hand_over_only_after_the_warning() {
    HoldersPart part = shown();
    _click(named(BigButton.class, "holder-DISMISS"));
    assertThat(service()).isEqualTo(Registry.Service.ACTIVE);
    _click(named(BigButton.class, "holder-yes"));
    assertThat(service()).isEqualTo(Registry.Service.LEAVING);
    assertThat(text(part)).contains("引きつぎ中");
    assertThat(count("holder-DISMISS")).isZero();
  }

  @Test
  void a_kiosk_that_was_rebuilt_from_nothing_goes_on_once_its_earlier_records_are_given_up() {
    assertThat(count("holder-LOST")).isZero();
    Writer again = new Writer(me.replica(), new Epoch(new UUID(1, 3)));
    TestReplica rebuilt = new TestReplica(11, TestReplica.writer(2), again, new MemoryOpLog());
    carry(hub, rebuilt);
    rebuilt.now = rebuilt.now.plusSeconds(60);
    new ClockDesk(rebuilt.replica, rebuilt.board.clocks(), TestReplica.KIFU)
        .heard(new Moment(new UUID(11, 9), 1), hub.now.toEpochMilli(), 1);
    carry(rebuilt, hub);
    HoldersPart part = shown();

    _click(named(BigButton.class, "holder-LOST"));
    assertThat(_get(Dialog.class).getHeaderTitle()).contains("亀阜", "失われましたか");
    _click(named(BigButton.class, "holder-yes"));

    assertThat(held(me)).isZero();
    assertThat(hub.board.signUps().succeeded(TestReplica.SCOPE, me)).isTrue();
    assertThat(hub.board.signUps().succeeded(TestReplica.SCOPE, again)).isFalse();
    assertThat(service()).isEqualTo(Registry.Service.ACTIVE);
    part.show();
    assertThat(count("holder-LOST")).isZero();
  }

  private HoldersPart shown() {
    HoldersPart part =
        new HoldersPart(
            hub.replica,
            hub.board,
            hub.seats,
            new CenterWriters(hub.replica, hub.board.registry()),
            City.takamatsu(),
            new StaffWords(),
            () -> hub.now,
            () -> STAFF);
    UI.getCurrent().add(part);
    part.show();
    return part;
  }

  private static SignUp confirmed(TestReplica at, int persons) {
    at.now = at.now.plusSeconds(60);
    SignUp signUp =
        ((SignUpOutcome.Taken) at.signUps.signUp(Actor.VISITOR, Samples.party(at, persons)))
            .signUp();
    assertThat(signUp.state()).isEqualTo(SignUp.State.CONFIRMED);
    return signUp;
  }

  private static void carry(TestReplica from, TestReplica to) {
    for (Scope scope : List.of(Scope.CITY, TestReplica.SCOPE)) {
      to.replica.receive(
          from.log.read(scope, 0, 10_000, 1 << 24).stream().map(placed -> placed.op()).toList(),
          List.of(),
          Map.of());
    }
  }

  private int held(Writer holder) {
    return hub.board.signUps().held(Samples.FESTIVAL_DAY, holder);
  }

  private Registry.Service service() {
    return hub.board.registry().service(me.replica());
  }

  private Op last() {
    ChainId chain = new ChainId(hub.replica.writer(), TestReplica.SCOPE);
    long seq = hub.log.staged(chain).seq();
    return hub.log.readChain(chain, seq - 1, 1, 1 << 16).getFirst().op();
  }

  private static String text(Component component) {
    return component.getElement().getTextRecursively();
  }

  private static int count(String name) {
    return _find(BigButton.class, spec -> spec.withPredicate(test(name))).size();
  }

  private static <C extends Component> C named(Class<C> type, String name) {
    return _get(type, spec -> spec.withPredicate(test(name)));
  }

  private static <C extends Component> Predicate<C> test(String name) {
    return one ->
        Optional.of(name).equals(Optional.ofNullable(one.getElement().getAttribute("data-test")));
  }
}
