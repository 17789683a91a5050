package tsudoi.hub.fleet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.account.AccountEvent;
import tsudoi.account.Rights;
import tsudoi.city.City;
import tsudoi.desk.TestReplica;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.hub.fleet.FleetBoard;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.sync.Contacts;
import tsudoi.hub.sync.RefusedRecords;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.sync.HubSync;

class KiosksViewTest {
  private static final Writer LOBBY = TestReplica.writer(1);

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2));
  private final RefusedRecords refused = new RefusedRecords(() -> hub.now);

  @BeforeEach
  void open() {
    System.setProperty("vaadin.i18n.provider", StaffWords.class.getName());
    MockVaadin.setup(new Routes());
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
  }

  static Stream<String> reasons() {
    return Stream.concat(
        Stream.of(HubSync.FOREIGN, HubSync.DAMAGED, HubSync.FORKED, RefusedRecords.TWINS),
        Stream.of(Rights.Objection.values()).map(Rights.Objection::name));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_reason_for_a_refusal_is_told_in_words(String reason) {
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      UI.getCurrent().setLocale(language);
      String words = new RefusedMark(reason).getElement().getTextRecursively();
      assertThat(words).doesNotContain("fleet.refused", reason);
    }
  }

  @Test
  void a_kiosk_whose_records_are_refused_says_so_beside_its_state() {
    UI.getCurrent().setLocale(Locale.JAPANESE);
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.KioskEnrolled(
                        LOBBY.replica(), TestReplica.KIFU, "ロビー", new byte[32]))));
    assertThat(shown()).doesNotContain("受け付けられない");

    refused.refused(new ChainId(LOBBY, Scope.CITY), 7, Rights.Objection.OTHER_CENTER.name());

    assertThat(shown()).contains("受け付けられない 記録が あります", "ほかの センター");
  }

  private String shown() {
    Contacts contacts = new Contacts(hub.replica, () -> hub.now);
    KiosksView view =
        new KiosksView(
            new FleetBoard(
                hub.replica,
                hub.board.registry(),
                City.takamatsu(),
                contacts,
                refused,
                SampleReplicas.NONE),
            contacts,
            new tsudoi.hub.staff.LiveUpdates(
                java.util.concurrent.Executors.newSingleThreadScheduledExecutor()),
            new StaffWords(),
            () -> hub.now);
    view.show();
    return view.getElement().getTextRecursively();
  }
}
