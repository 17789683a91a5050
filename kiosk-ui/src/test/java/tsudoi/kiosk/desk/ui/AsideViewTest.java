package tsudoi.kiosk.desk.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.Rights;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.frontend.BigButton;
import tsudoi.kiosk.desk.AsideBoard;
import tsudoi.kiosk.desk.DeskFixture;
import tsudoi.kiosk.desk.TellBoard;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.signup.SignUp;

/// What waits for a person at the desk: records set aside, and people to tell of their place.
class AsideViewTest {
  private final DeskFixture desk = new DeskFixture();
  private final TestReplica hub = new TestReplica(8, TestReplica.writer(8));

  @BeforeEach
  void a_window_is_open() {
    MockVaadin.setup();
  }

  @AfterEach
  void the_window_is_closed() {
    MockVaadin.tearDown();
  }

  @Test
  void a_manager_reads_why_a_record_waits_and_sends_what_is_to_become_of_it() {
    desk.replica.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(5, 0));
    SignUp party = party(2);
    int free = free();
    setAside(party.request(), Rights.Objection.RETIRED_KIOSK.name());
    assertThat(desk.replica.board.signUps().find(party.id())).isEmpty();
    assertThat(free()).as("its confirmation keeps the places").isEqualTo(free);

    AsideView view = new AsideView(desk.door);
    UI.getCurrent().add(view);
    view.refresh();
    assertThat(view.getElement().getTextRecursively())
        .contains("申しこみ", "使用を 終えた 端末", "決めるのを 待っています");

    _click(named(BigButton.class, "aside-readmit"));
    named(TextField.class, "aside-note").setValue("本人に確かめました");
    _click(named(BigButton.class, "aside-yes"));

    assertThat(AsideBoard.of(desk.kiosk).records().getFirst().wish())
        .hasValueSatisfying(wish -> {
          assertThat(wish.decision()).isEqualTo(ReviewEvent.Decision.READMIT);
          assertThat(wish.note()).isEqualTo("本人に確かめました");
        });
    assertThat(AsideBoard.of(desk.kiosk).open()).isZero();
  }

  @Test
  void what_no_kiosk_may_write_cannot_be_readmitted_from_the_desk() {
    desk.replica.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(5, 0));
    setAside(party(1).request(), Rights.Objection.NOT_A_KIOSKS.name());

    AsideView view = new AsideView(desk.door);
    UI.getCurrent().add(view);
    view.refresh();

    assertThat(_find(BigButton.class, spec -> spec.withPredicate(named("aside-readmit"))))
        .isEmpty();
    assertThat(_find(BigButton.class, spec -> spec.withPredicate(named("aside-dismiss"))))
        .hasSize(1);
  }

  @Test
  void who_moved_up_stands_on_the_list_until_somebody_has_told_them() {
    desk.replica.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(2, 0));
    SignUp first = party(2);
    SignUp waiting = party(1);
    assertThat(TellBoard.of(desk.kiosk).entries()).isEmpty();
    desk.replica.signUps.cancel(
        Actor.VISITOR, first.id(), Set.of(first.persons().getFirst().token()));
    assertThat(TellBoard.of(desk.kiosk).entries())
        .extracting(entry -> entry.promotion().signUp().id())
        .containsExactly(waiting.id());

    CallsView view = new CallsView(desk.door);
    UI.getCurrent().add(view);
    view.refresh();
    assertThat(view.getElement().getTextRecursively()).contains("伝える人", "まだ");
    _click(named(BigButton.class, "tell-told"));

    assertThat(TellBoard.of(desk.kiosk).entries()).isEmpty();
  }

  private SignUp party(int persons) {
    return ((SignUpOutcome.Taken)
            desk.replica.signUps.signUp(Actor.VISITOR, Samples.party(desk.replica, persons)))
        .signUp();
  }

  private int free() {
    return desk.replica.board.signUps().free(Samples.FESTIVAL_DAY, desk.replica.replica.writer());
  }

  /// The hub's word arrives with the feed.
  private void setAside(OpId op, String reason) {
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            tsudoi.oplog.Draft.of(
                true, TestReplica.SCOPE, List.of(new ReviewEvent.OpSetAside(op, reason))));
    hub.log
        .heads()
        .keySet()
        .forEach(chain ->
            desk.replica.replica.receive(
                hub.log.readChain(chain, 0, 10, 1 << 20), List.of(), java.util.Map.of()));
  }

  private static <C extends Component> C named(Class<C> type, String name) {
    return _get(type, spec -> spec.withPredicate(named(name)));
  }

  private static <C extends Component> java.util.function.Predicate<C> named(String name) {
    return one ->
        Optional.of(name).equals(Optional.ofNullable(one.getElement().getAttribute("data-test")));
  }
}
