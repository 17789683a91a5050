package tsudoi.hub.carry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.carry.BundleProblem;
import tsudoi.carry.HubCarrier;
import tsudoi.carry.KioskCarrier;
import tsudoi.city.City;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.hub.carry.HandDelivery;
import tsudoi.hub.staff.StaffWords;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.Envelopes;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.HubClock;
import tsudoi.sync.HubLink;
import tsudoi.sync.HubSync;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;

/// Staff with a stick that came from 亀阜.
class HandDeliveryViewTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final DeviceKey key = DeviceKey.generate(new Random(1));
  private final DeviceKey hubKey = DeviceKey.generate(new Random(2));
  private boolean admits = true;
  private final HubCarrier carrier =
      new HubCarrier(
          hub.replica.writer(),
          new HubSync(
              hub.replica,
              hub.codec,
              _ ->
                  Optional.of(
                      new HubSync.Admission(
                          SCOPES, _ -> admits, _ -> Optional.empty(), key.publicKey()::verifies)),
              new Ignored(),
              hubKey::sign,
              () -> hub.now),
          hubKey,
          TestReplica.CITY_KEY,
          replica ->
              hub.board
                  .registry()
                  .kiosk(replica)
                  .map(Registry.Kiosk::deviceKey)
                  .map(raw -> DevicePublicKey.ofRaw(raw)::verifies),
          Envelopes.secure(),
          () -> hub.now);
  private final KioskCarrier stick =
      new KioskCarrier(
          kiosk.replica.writer(),
          new KioskSync(
              kiosk.replica,
              new NoLine(),
              key::sign,
              hubKey.publicKey()::verifies,
              kiosk.codec,
              SCOPES,
              () -> new Moment(new UUID(1, 9), 1),
              new HubClock(() -> kiosk.now, kiosk.log)),
          key,
          hubKey.publicKey()::verifies,
          () -> Optional.of(TestReplica.CITY_KEY.publicKey()),
          Envelopes.secure(),
          () -> kiosk.now);

  @BeforeEach
  void open() {
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
                        kiosk.replica.writer().replica(),
                        TestReplica.KIFU,
                        "ロビー",
                        key.publicKey().raw()))));
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 4));
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
  }

  @Test
  void a_file_from_a_kiosk_is_taken_and_its_answer_can_be_saved() {
    HandDeliveryView view = shown();

    view.take(packed());

    assertThat(text(view)).contains("亀阜", "ロビー", "新しく 受け取った 記録：2件");
    assertThat(hub.board.listings().find(Samples.FESTIVAL)).isPresent();
    Anchor answer = answers().getFirst();
    assertThat(text(answer)).contains("tsudoi-04-", "-henji-20261122-0900.tsudoi");
  }

  @Test
  void the_answer_brings_the_receipt_to_the_kiosk() {
    HandDelivery.Outcome.Taken taken = (HandDelivery.Outcome.Taken) delivery().take(packed());

    assertThat(stick.unpack(taken.answer()))
        .isInstanceOfSatisfying(
            KioskCarrier.Unpacking.Taken.class,
            read -> assertThat(read.heard().acknowledged()).isEqualTo(2));
    assertThat(((KioskCarrier.Packing.Packed) stick.pack()).ops()).isZero();
  }

  @Test
  void the_same_file_again_is_known_and_answered_again() {
    HandDeliveryView view = shown();
    byte[] file = packed();
    view.take(file);
    view.take(file);

    assertThat(text(view)).contains("もう とどいていました");
    assertThat(answers()).hasSize(2);
  }

  @Test
  void what_is_not_taken_is_said() {
    admits = false;
    HandDeliveryView view = shown();

    view.take(packed());

    assertThat(text(view)).contains("受け付けられない 記録が ありました");
  }

  @Test
  void a_damaged_file_says_that_nothing_is_lost_and_changes_nothing() {
    HandDeliveryView view = shown();
    byte[] file = packed();
    file[file.length / 2] ^= 1;

    view.take(file);

    assertThat(text(view)).contains("こわれています", "なくなっていません");
    assertThat(answers()).isEmpty();
    assertThat(hub.board.listings().all()).isEmpty();
  }

  static Stream<String> problems() {
    return Stream.concat(
        Stream.of("NOT_SAVED"), Stream.of(BundleProblem.values()).map(BundleProblem::name));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void every_problem_is_told_in_both_languages(String problem) {
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(new StaffWords().getTranslation("carry.problem." + problem, language))
          .isNotBlank();
    }
  }

  private byte[] packed() {
    return ((KioskCarrier.Packing.Packed) stick.pack()).file();
  }

  private HandDelivery delivery() {
    return new HandDelivery(
        carrier, hub.replica, hub.board.registry(), City.takamatsu(), () -> hub.now);
  }

  private HandDeliveryView shown() {
    HandDeliveryView view = new HandDeliveryView(delivery(), new StaffWords());
    UI.getCurrent().add(view);
    return view;
  }

  private static List<Anchor> answers() {
    return _find(
        Anchor.class,
        spec ->
            spec.withPredicate(one -> "answer".equals(one.getElement().getAttribute("data-test"))));
  }

  private static String text(com.vaadin.flow.component.Component component) {
    return component.getElement().getTextRecursively();
  }

  private static final class Ignored implements HubSync.Refusals {
    @Override
    public void refused(ChainId chain, long seq, String reason) {}

    @Override
    public void taken(ChainId chain) {}
  }

  private static final class NoLine implements HubLink {
    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      throw new LineDown("cut");
    }
  }
}
