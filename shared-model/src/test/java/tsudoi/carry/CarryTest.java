package tsudoi.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.signup.SignUp;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.HubClock;
import tsudoi.sync.HubLink;
import tsudoi.sync.HubSync;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.upkeep.LocalDoor;
import tsudoi.upkeep.StoreUpkeep;

/// Two kiosks of one center and a hub, with a stick between them, and a line where a test lets it.
class CarryTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final DeviceKey hubKey = DeviceKey.generate(new Random(20));
  private final Kiosk lobby = new Kiosk(1);
  private final Kiosk library = new Kiosk(3);
  private final HubSync hubSide =
      new HubSync(
          hub.replica,
          hub.codec,
          caller ->
              kiosk(caller)
                  .map(kiosk ->
                      new HubSync.Admission(
                          SCOPES,
                          SCOPES::contains,
                          _ -> Optional.empty(),
                          kiosk.key.publicKey()::verifies)),
          new Ignored(),
          hubKey::sign,
          () -> hub.now);
  private final HubCarrier office = office(hubSide);

  private HubCarrier office(HubSync sync) {
    return new HubCarrier(
        hub.replica.writer(),
        sync,
        hubKey,
        TestReplica.CITY_KEY,
        caller -> kiosk(caller).map(kiosk -> kiosk.key.publicKey()::verifies),
        Envelopes.seeded(hub.random),
        () -> hub.now);
  }

  private Optional<Kiosk> kiosk(tsudoi.op.ReplicaId replica) {
    return List.of(lobby, library).stream()
        .filter(kiosk -> kiosk.at.replica.writer().replica().equals(replica))
        .findFirst();
  }

  @BeforeEach
  void both_have_been_online_once() throws LineDown {
    lobby.online();
    library.online();
    lobby.at.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(20, 4));
  }

  @Test
  void what_was_written_without_a_line_arrives_on_a_stick_and_the_receipt_comes_back() {
    SignUp party = lobby.signUp(3);
    assertThat(lobby.unsent()).isEqualTo(4);

    HubCarrier.Unpacking.Taken taken = taken(office.unpack(lobby.pack()));
    assertThat(taken.newOps()).isEqualTo(4);
    assertThat(taken.refused()).isEmpty();
    assertThat(hub.board.signUps().find(party.id())).contains(party);
    assertThat(hub.log.key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, token(party))).isPresent();
    assertThat(lobby.unsent()).isEqualTo(4);

    KioskSync.Heard heard = lobby.hears(taken.answer());
    assertThat(heard.acknowledged()).isEqualTo(4);
    assertThat(lobby.unsent()).isZero();
    assertThat(lobby.packed().ops()).isZero();
  }

  @Test
  void weeks_of_records_fit_into_one_bundle() {
    for (int party = 0; party < 150; party++) {
      lobby.signUp(6);
    }
    long unsent = lobby.unsent();

    byte[] file = lobby.pack();
    assertThat(file.length).isGreaterThan(128 * 1024);
    HubCarrier.Unpacking.Taken taken = taken(office.unpack(file));

    assertThat(taken.newOps()).isEqualTo(unsent);
    assertThat(lobby.hears(taken.answer()).acknowledged()).isEqualTo(unsent);
    library.hears(carried(library.pack()));
    assertThat(library.at.board.signUps().of(Samples.FESTIVAL_DAY)).hasSize(150);
  }

  @Test
  void the_receipts_outlive_a_restart() {
    lobby.signUp(1);
    lobby.hears(carried(lobby.pack()));

    assertThat(lobby.started().status().unsent()).isZero();
  }

  @Test
  void two_kiosks_without_a_line_see_each_other_by_the_stick_alone() {
    library.hears(carried(library.pack()));
    lobby.hears(carried(lobby.pack()));
    library.hears(carried(library.pack()));
    SignUp party = lobby.signUp(2);

    assertThat(library.at.board.signUps().find(party.id())).isEmpty();
    byte[] toCity = lobby.pack();
    assertThat(library.at.board.signUps().find(party.id())).isEmpty();
    carried(toCity);
    library.hears(carried(library.pack()));

    assertThat(library.at.board.signUps().find(party.id())).contains(party);
    assertThat(library.at.log.key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, token(party)))
        .isPresent();
  }

  @Test
  void bundles_in_any_order_any_number_of_times_and_between_rounds_lead_to_the_same() {
    for (int seed = 0; seed < 10; seed++) {
      new Story(new Random(seed)).play();
    }
  }

  /// Kiosks write; bundles and answers pile up on sticks and are read whenever, or never; now and
  /// then a kiosk has a line for one round.
  private static final class Story {
    private final Random random;
    private final CarryTest city = new CarryTest();
    private final Map<Kiosk, List<byte[]>> toCity = new HashMap<>();
    private final Map<Kiosk, List<byte[]>> toKiosk = new HashMap<>();

    Story(Random random) {
      this.random = random;
    }

    void play() {
      List<Kiosk> kiosks = List.of(city.lobby, city.library);
      try {
        city.both_have_been_online_once();
        for (int step = 0; step < 80; step++) {
          Kiosk kiosk = kiosks.get(random.nextInt(2));
          city.hub.now = city.hub.now.plusSeconds(1);
          step(kiosk);
          for (Kiosk one : kiosks) {
            assertThat(one.acknowledged())
                .allSatisfy((chain, seq) ->
                    assertThat(city.hub.log.heads().getOrDefault(chain, Head.NONE).seq())
                        .isGreaterThanOrEqualTo(seq));
          }
        }
        for (Kiosk kiosk : kiosks) {
          kiosk.hears(city.carried(kiosk.pack()));
        }
        for (Kiosk kiosk : kiosks) {
          kiosk.hears(city.carried(kiosk.pack()));
          assertThat(kiosk.unsent()).isZero();
          assertThat(city.hub.log.heads()).containsAllEntriesOf(kiosk.own());
          assertThat(kiosk.at.board.signUps().of(Samples.FESTIVAL_DAY))
              .isEqualTo(city.hub.board.signUps().of(Samples.FESTIVAL_DAY));
        }
      } catch (LineDown e) {
        throw new AssertionError(e);
      }
    }

    private void step(Kiosk kiosk) throws LineDown {
      List<byte[]> out = toCity.computeIfAbsent(kiosk, _ -> new ArrayList<>());
      List<byte[]> back = toKiosk.computeIfAbsent(kiosk, _ -> new ArrayList<>());
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          if (kiosk.at.board.listings().find(Samples.FESTIVAL).isPresent()) {
            kiosk.signUp(1 + random.nextInt(2));
          }
        }
        case 2 -> out.add(kiosk.pack());
        case 3 -> {
          Collections.shuffle(out, random);
          out.stream().limit(2).forEach(bundle -> back.add(city.carried(bundle)));
        }
        case 4 -> {
          Collections.shuffle(back, random);
          back.stream().limit(2).forEach(kiosk::hears);
        }
        default -> {
          if (random.nextInt(4) == 0) {
            kiosk.online();
          }
        }
      }
    }
  }

  @Test
  void an_old_receipt_takes_nothing_back() throws LineDown {
    byte[] early = carried(lobby.pack());
    lobby.signUp(1);
    lobby.online();

    assertThat(lobby.hears(early).acknowledged()).isZero();

    assertThat(lobby.unsent()).isZero();
  }

  @Test
  void a_receipt_of_an_earlier_life_of_the_hub_no_longer_counts() throws LineDown {
    lobby.signUp(1);
    byte[] before = carried(lobby.pack());
    hub.now = hub.now.plus(Duration.ofDays(1));
    TestReplica restored = new TestReplica(4, TestReplica.writer(4)).withKeys();
    restored.now = hub.now;
    lobby.hubSide = Optional.of(hubAt(restored));
    lobby.refuseRest = true;
    lobby.tryOnline();
    long owed = lobby.unsent();
    assertThat(owed).isPositive();

    KioskSync.Heard heard = lobby.hears(before);

    assertThat(heard.stale()).isTrue();
    assertThat(lobby.unsent()).isEqualTo(owed);
  }

  private HubSync hubAt(TestReplica restored) {
    return new HubSync(
        restored.replica,
        restored.codec,
        caller ->
            kiosk(caller)
                .map(kiosk ->
                    new HubSync.Admission(
                        SCOPES,
                        _ -> false,
                        _ -> Optional.empty(),
                        kiosk.key.publicKey()::verifies)),
        new Ignored(),
        hubKey::sign,
        () -> restored.now);
  }

  @Test
  void a_page_behind_a_gap_waits_for_what_is_missing() {
    byte[] first = carried(lobby.pack());
    lobby.hears(first);
    library.hears(carried(library.pack()));
    library.signUp(1);
    carried(library.pack());
    Kiosk fresh = lobby;
    byte[] second = carried(fresh.pack());
    fresh.at.replica.receive(
        List.of(), List.of(), tsudoi.sync.Cursors.fromTheBeginning(fresh.at.log));

    assertThat(fresh.hears(second).gap()).isTrue();
    assertThat(fresh.hears(carried(fresh.pack())).gap()).isFalse();
  }

  @Test
  void an_answer_is_for_one_kiosk_alone() {
    byte[] forLobby = carried(lobby.pack());

    assertThat(library.carrier.unpack(forLobby))
        .isEqualTo(new KioskCarrier.Unpacking.Unreadable(BundleProblem.OTHER_KIOSK));
  }

  @Test
  void a_file_that_goes_the_other_way_is_said_to_do_so() {
    byte[] out = lobby.pack();

    assertThat(lobby.carrier.unpack(out))
        .isEqualTo(new KioskCarrier.Unpacking.Unreadable(BundleProblem.WRONG_WAY));
    assertThat(office.unpack(carried(out)))
        .isEqualTo(new HubCarrier.Unpacking.Unreadable(BundleProblem.WRONG_WAY));
  }

  @Test
  void a_kiosk_of_another_city_and_a_bundle_for_another_city_are_told_from_forgeries() {
    Kiosk stranger = new Kiosk(9);
    assertThat(office.unpack(stranger.packFor(TestReplica.CITY_KEY.publicKey())))
        .isEqualTo(new HubCarrier.Unpacking.Unreadable(BundleProblem.OTHER_CITY));
    SealKeyPair otherCity = SealKeyPair.generate(new Random(99));
    assertThat(office.unpack(lobby.packFor(otherCity.publicKey())))
        .isEqualTo(new HubCarrier.Unpacking.Unreadable(BundleProblem.OTHER_CITY));
  }

  @Test
  void in_anothers_name_nothing_counts() {
    lobby.signUp(1);
    DeviceKey thief = DeviceKey.generate(new Random(66));
    byte[] forged =
        ((KioskCarrier.Packing.Packed)
                lobby.carrier(thief, TestReplica.CITY_KEY.publicKey()).pack())
            .file();
    long before = hub.log.lastPosition(TestReplica.SCOPE);

    assertThat(office.unpack(forged))
        .isEqualTo(new HubCarrier.Unpacking.Unreadable(BundleProblem.FORGED));

    assertThat(hub.log.lastPosition(TestReplica.SCOPE)).isEqualTo(before);
    HubCarrier impostor =
        new HubCarrier(
            hub.replica.writer(),
            hubSide,
            thief,
            TestReplica.CITY_KEY,
            caller -> kiosk(caller).map(kiosk -> kiosk.key.publicKey()::verifies),
            Envelopes.secure(),
            () -> hub.now);
    assertThat(lobby.carrier.unpack(taken(impostor.unpack(lobby.pack())).answer()))
        .isEqualTo(new KioskCarrier.Unpacking.Unreadable(BundleProblem.FORGED));
  }

  @Test
  void without_the_citys_key_nothing_is_packed() {
    Kiosk fresh = new Kiosk(11);
    assertThat(fresh.carrier.pack()).isEqualTo(new KioskCarrier.Packing.NoKeyYet());
  }

  @Test
  void whoever_may_read_the_data_folders_carries_through_the_local_doors(@TempDir Path folder)
      throws Exception {
    lobby.signUp(1);
    Path kiosk = Files.createDirectories(folder.resolve("kiosk"));
    Path city = Files.createDirectories(folder.resolve("city"));
    try (DurableStore store = DurableStore.open(folder.resolve("store"), StoreSettings.standard());
        LocalDoor _ = door(store, kiosk, CarryErrands.ofKiosk(() -> Optional.of(lobby.carrier)));
        LocalDoor _ = door(store, city, CarryErrands.ofHub(office))) {
      assertThat(result(ask(city, CarryErrands.OUT, new byte[0])))
          .isEqualTo("problem NOTHING_READ");
      HttpResponse<byte[]> out = ask(kiosk, CarryErrands.OUT, new byte[0]);
      assertThat(result(out)).isEqualTo("packed 4 false");
      assertThat(result(ask(kiosk, CarryErrands.IN, out.body()))).isEqualTo("problem WRONG_WAY");
      assertThat(result(ask(city, CarryErrands.IN, out.body()))).isEqualTo("taken 4 0");
      HttpResponse<byte[]> answer = ask(city, CarryErrands.OUT, new byte[0]);
      assertThat(result(answer)).isEqualTo("answer");
      assertThat(result(ask(kiosk, CarryErrands.IN, answer.body()))).startsWith("heard 4 ");
      assertThat(result(ask(kiosk, CarryErrands.OUT, new byte[0]))).isEqualTo("packed 0 false");
      assertThat(ask(kiosk, city, CarryErrands.OUT, new byte[0]).statusCode()).isEqualTo(401);
    }
  }

  private static LocalDoor door(DurableStore store, Path data, List<LocalDoor.Errand> errands)
      throws IOException {
    return LocalDoor.open(
        data,
        new StoreUpkeep(store, data, data, () -> Instant.EPOCH, () -> {}),
        errands,
        new Random(data.hashCode()));
  }

  private static String result(HttpResponse<?> answer) {
    return answer.headers().firstValue(CarryErrands.RESULT_HEADER).orElse("");
  }

  private static HttpResponse<byte[]> ask(Path data, String path, byte[] body) throws Exception {
    return ask(data, data, path, body);
  }

  private static HttpResponse<byte[]> ask(Path data, Path keyOf, String path, byte[] body)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(LocalDoor.Key.of(data).orElseThrow().at(path))
              .header("Authorization", LocalDoor.Key.of(keyOf).orElseThrow().authorization())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private byte[] carried(byte[] bundle) {
    return taken(office.unpack(bundle)).answer();
  }

  private static HubCarrier.Unpacking.Taken taken(HubCarrier.Unpacking unpacking) {
    assertThat(unpacking).isInstanceOf(HubCarrier.Unpacking.Taken.class);
    return (HubCarrier.Unpacking.Taken) unpacking;
  }

  private static java.util.UUID token(SignUp signUp) {
    return signUp.persons().getFirst().token().value();
  }

  private static final class Ignored implements HubSync.Refusals {
    @Override
    public void refused(ChainId chain, long seq, String reason) {}

    @Override
    public void taken(ChainId chain) {}
  }

  private final class Kiosk implements HubLink {
    private final TestReplica at;
    private final DeviceKey key;
    private final KioskSync sync;
    private final KioskCarrier carrier;
    private boolean up;
    private boolean refuseRest;
    private Optional<HubSync> hubSide = Optional.empty();

    Kiosk(int seed) {
      at = new TestReplica(seed, TestReplica.writer(2));
      key = DeviceKey.generate(new Random(seed));
      sync = started();
      carrier =
          carrier(
              key, () -> at.board.registry().sealKey(Optional.empty()).map(SealPublicKey::ofRaw));
    }

    KioskSync started() {
      return new KioskSync(
          at.replica,
          this,
          key::sign,
          hubKey.publicKey()::verifies,
          at.codec,
          SCOPES,
          () -> new Moment(new UUID(1, 9), 1),
          new HubClock(() -> at.now, at.log));
    }

    private KioskCarrier carrier(
        DeviceKey signing, java.util.function.Supplier<Optional<SealPublicKey>> city) {
      return new KioskCarrier(
          at.replica.writer(),
          sync,
          signing,
          hubKey.publicKey()::verifies,
          city,
          Envelopes.seeded(at.random),
          () -> at.now);
    }

    KioskCarrier carrier(DeviceKey signing, SealPublicKey city) {
      return carrier(signing, () -> Optional.of(city));
    }

    void online() throws LineDown {
      up = true;
      try {
        sync.round();
      } finally {
        up = false;
      }
    }

    void tryOnline() {
      try {
        online();
      } catch (LineDown expected) {
        assertThat(refuseRest).isTrue();
      }
    }

    SignUp signUp(int persons) {
      return ((SignUpOutcome.Taken) at.signUps.signUp(Actor.VISITOR, Samples.party(at, persons)))
          .signUp();
    }

    KioskCarrier.Packing.Packed packed() {
      return (KioskCarrier.Packing.Packed) carrier.pack();
    }

    byte[] pack() {
      return packed().file();
    }

    byte[] packFor(SealPublicKey city) {
      return ((KioskCarrier.Packing.Packed) carrier(key, city).pack()).file();
    }

    KioskSync.Heard hears(byte[] answer) {
      KioskCarrier.Unpacking read = carrier.unpack(answer);
      assertThat(read).isInstanceOf(KioskCarrier.Unpacking.Taken.class);
      return ((KioskCarrier.Unpacking.Taken) read).heard();
    }

    long unsent() {
      return sync.status().unsent();
    }

    Map<ChainId, Head> own() {
      Map<ChainId, Head> own = new HashMap<>(at.log.heads());
      own.keySet().removeIf(chain -> !chain.writer().equals(at.replica.writer()));
      return own;
    }

    /// What this kiosk believes to be at the hub.
    Map<ChainId, Long> acknowledged() {
      Map<ChainId, Long> marks = new HashMap<>();
      for (ChainId chain : own().keySet()) {
        at.log
            .note("mark/" + chain.writer().epoch() + "/" + chain.scope().name())
            .ifPresent(bytes -> marks.put(chain, java.nio.ByteBuffer.wrap(bytes).getLong()));
      }
      return marks;
    }

    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      try {
        return answering().exchange(at.replica.writer(), ask, batches);
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }

    private HubSync answering() throws LineDown {
      if (!up) {
        throw new LineDown("no line");
      }
      return hubSide.orElse(CarryTest.this.hubSide);
    }
  }
}
