package tsudoi.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.account.Rights;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.Samples;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Listings;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Event;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Replica;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.DevicePublicKey;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.Cursors;
import tsudoi.sync.HubClock;
import tsudoi.sync.HubLink;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.MessageWriter;
import tsudoi.sync.Proofs;
import tsudoi.sync.ProtocolVersions;
import tsudoi.sync.RequestBody;
import tsudoi.sync.RequestSignature;
import tsudoi.wire.OpCodec;

/// The whole hub behind real HTTP: kiosks that behave, and callers that do not.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"vaadin.productionMode=true", "tsudoi.demo=false"})
class SyncOverHttpTest {
  private static final String OPS = "/sync/v1/ops";
  private static final CenterId KIFU = new CenterId(4);
  private static final Path DATA = folder();
  private static final String[] CODES = {
    "GOODCODE-001", "GOODCODE-002", "GOODCODE-003", "GOODCODE-004", "GOODCODE-005", "GOODCODE-006",
    "GOODCODE-007", "GOODCODE-008", "GOODCODE-009", "GOODCODE-010", "GOODCODE-011", "GOODCODE-012",
    "GOODCODE-914"
  };
  private static int nextCode;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    Path codes = DATA.resolve("codes.tsv");
    Files.write(
        codes,
        Arrays.stream(CODES)
            .map(code ->
                code + "\t" + (code.endsWith("012") || code.endsWith("914") ? 14 : KIFU.number()))
            .toList());
    registry.add("tsudoi.data", DATA::toString);
    registry.add("tsudoi.enrolment-codes-file", codes::toString);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tsudoi-hub-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @LocalServerPort private int port;
  @Autowired private Replica hub;
  @Autowired private Registry registry;
  @Autowired private Contacts contacts;
  @Autowired private Listings listings;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MessageCodec codec = new MessageCodec();
  private final DeviceKey key = DeviceKey.generate(new SecureRandom());
  private final Epoch epoch = new Epoch(UUID.randomUUID());
  private long opsBefore;

  @BeforeEach
  void count() {
    opsBefore = ops();
  }

  @Test
  void a_right_code_brings_a_kiosk_its_place_and_the_center_its_first_manager() throws Exception {
    Message.Enrolled answer = enrolled("GOODCODE-012", key);

    assertThat(answer.center()).isEqualTo(new CenterId(14));
    assertThat(answer.hub()).isEqualTo(hub.writer());
    assertThat(hub.read(() -> registry.kiosk(answer.replica()))).isPresent();
    assertThat(hub.read(() -> registry.sealKey(Optional.of(new CenterId(14))))).isPresent();
    assertThat(hub.read(() -> registry.login(Scope.of(new CenterId(14)), "kanri"))).isPresent();
    assertThat(hub.log().keys(Scope.of(new CenterId(14)), KeyEntry.Kind.MANAGER)).hasSize(1);
    Path passwords = DATA.resolve("first-passwords.tsv");
    assertThat(Files.readString(passwords)).contains("kanri", "shokuin");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
        .isEqualTo("rw-------");
  }

  @Test
  void asking_again_with_the_same_key_gets_the_same_answer_and_another_key_gets_none()
      throws Exception {
    String code = freshCode();
    Message.Enrolled first = enrolled(code, key);
    long ops = ops();

    Message.Enrolled again = enrolled(code, key);
    HttpResponse<byte[]> other =
        send("/sync/v1/enrol", enrol(code, DeviceKey.generate(new SecureRandom())));

    assertThat(again.replica()).isEqualTo(first.replica());
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(ops()).isEqualTo(ops);
  }

  @Test
  void a_wrong_code_is_refused_slowly_and_a_broken_application_at_once() throws Exception {
    long startNanos = System.nanoTime();
    HttpResponse<byte[]> wrong = send("/sync/v1/enrol", enrol("NO-SUCH-CODE", key));
    long tookMs = (System.nanoTime() - startNanos) / 1_000_000;

    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).isEmpty();
    assertThat(tookMs).isGreaterThanOrEqualTo(1_000);
    assertThat(send("/sync/v1/enrol", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    byte[] shortKey = codec.encode(new Message.Enrol("GOODCODE-001", "ロビー", epoch, new byte[7]));
    assertThat(send("/sync/v1/enrol", shortKey).statusCode()).isEqualTo(400);
    assertThat(ops()).isEqualTo(opsBefore);
  }

  @Test
  void what_a_kiosk_wrote_arrives_once_however_often_it_is_sent() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    kiosk.write(Scope.of(KIFU), dayClosed());
    ListingId id = new ListingId(UUID.randomUUID());
    kiosk.write(
        Scope.CITY, new ListingEvent.ListingPublished(id, Samples.festival(10, 4), List.of()));
    kiosk.write(Scope.CITY, new ListingEvent.ListingCancelled(id, words()));
    long before = ops();

    kiosk.sync.round();
    kiosk.sync.round();

    assertThat(ops()).isEqualTo(before + 3);
    assertThat(kiosk.sync.status().unsent()).isZero();
    assertThat(kiosk.registry.purpose()).isPresent();
    assertThat(contacts.last(kiosk.me.replica())).isPresent();

    HttpResponse<byte[]> replayed =
        http.send(kiosk.lastRequest, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(replayed.statusCode()).isEqualTo(401);
    assertThat(ops()).isEqualTo(before + 3);
  }

  /// With `-Dtsudoi.cut.stride=1` at every byte, else at every seventh.
  @Test
  void a_line_cut_at_any_byte_of_question_or_answer_leads_to_the_same_state() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    ListingId id = new ListingId(UUID.randomUUID());
    kiosk.write(
        Scope.CITY, new ListingEvent.ListingPublished(id, Samples.festival(10, 4), List.of()));
    kiosk.sync.round();
    int stride = Integer.getInteger("tsudoi.cut.stride", 7);
    int cuts = 0;
    try (CuttingLine line = new CuttingLine(port)) {
      kiosk.port = line.port();
      boolean whole = false;
      for (long bytes = 1; !whole; bytes += stride) {
        whole = kiosk.cutAndHealed(line, id, bytes, Long.MAX_VALUE / 2);
        cuts++;
      }
      whole = false;
      for (long bytes = 1; !whole; bytes += stride) {
        whole = kiosk.cutAndHealed(line, id, Long.MAX_VALUE / 2, bytes);
        cuts++;
      }
    }
    System.out.println("cut at " + cuts + " places, every " + stride + " bytes");
    assertThat(cuts).isGreaterThan(1_000 / stride);
  }

  @Test
  void a_kiosk_tells_how_much_it_has_not_sent() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    HttpRequest request =
        kiosk.signed(OPS, stream(ask())).header(SyncEndpoints.UNSENT_HEADER, "12").build();

    assertThat(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
        .isEqualTo(200);

    assertThat(contacts.last(kiosk.me.replica()).orElseThrow().unsent()).hasValue(12);
  }

  @Test
  void a_forged_signature_and_an_unknown_device_read_the_same_and_store_nothing() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    long before = ops();
    byte[] push = kiosk.push(dayClosed(), Scope.of(KIFU));
    HttpRequest forged =
        unsigned(OPS, push)
            .header(RequestSignature.REPLICA_HEADER, kiosk.me.replica().toString())
            .header(RequestSignature.EPOCH_HEADER, epoch.toString())
            .header(RequestSignature.TIME_HEADER, Long.toString(System.currentTimeMillis()))
            .header(RequestSignature.NONCE_HEADER, "00".repeat(16))
            .header(RequestSignature.SIGNATURE_HEADER, base64(new byte[64]))
            .build();
    HttpRequest moved = kiosk.signed("/sync/v1/doorbell", push).uri(at(OPS)).build();
    Writer nobody = new Writer(new ReplicaId(UUID.randomUUID()), epoch);
    HttpRequest unknown = signed(nobody, key, OPS, push).build();
    HttpRequest bare = unsigned(OPS, push).build();

    for (HttpRequest request : List.of(forged, moved, unknown, bare)) {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue(RequestSignature.NONCE_HEADER)).isPresent();
    }
    assertThat(ops()).isEqualTo(before);
  }

  @Test
  void a_request_of_another_time_is_refused_and_told_the_hubs_time() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    for (long time : new long[] {5_000, 2_082_758_400_000L}) {
      HttpResponse<byte[]> answer =
          http.send(
              signed(kiosk.me, key, "POST", OPS, stream(ask()), time).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(401);
      long told = answer.headers().firstValueAsLong(RequestSignature.TIME_HEADER).orElseThrow();
      assertThat(told).isCloseTo(System.currentTimeMillis(), within(5_000L));
    }
  }

  @Test
  void a_version_that_the_hub_does_not_speak_is_refused_with_those_that_it_does() throws Exception {
    HttpRequest later =
        HttpRequest.newBuilder(at(OPS))
            .header("Content-Type", ProtocolVersions.mediaType(9))
            .POST(HttpRequest.BodyPublishers.ofByteArray(stream(ask())))
            .build();
    HttpResponse<byte[]> answer = http.send(later, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue(ProtocolVersions.HEADER)).contains("1-1");
  }

  @Test
  void a_retired_kiosk_hands_over_what_it_had_not_sent_and_reads_nothing() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    kiosk.write(Scope.of(KIFU), dayClosed());
    kiosk.write(Scope.of(KIFU), new AccountEvent.KioskRetired(kiosk.me.replica()));
    hub.write(
        Actor.DEVICE,
        _ ->
            Draft.of(true, Scope.CITY, List.of(new AccountEvent.KioskRetired(kiosk.me.replica()))));

    assertThatThrownBy(kiosk.sync::round)
        .isInstanceOf(LineDown.class)
        .hasMessageContaining("handed over everything");

    assertThat(kiosk.sync.outOfService()).isTrue();
    assertThat(kiosk.sync.status().unsent()).isZero();
    ChainId chain = new ChainId(kiosk.me, Scope.of(KIFU));
    assertThat(hub.log().heads()).containsEntry(chain, kiosk.replica.log().staged(chain));
    assertThat(setAside(chain))
        .containsExactly(
            new ReviewEvent.OpSetAside(new OpId(chain, 1), Rights.Objection.RETIRED_KIOSK.name()),
            new ReviewEvent.OpSetAside(new OpId(chain, 2), Rights.Objection.NOT_A_KIOSKS.name()));
    assertThat(kiosk.replica.log().heads()).containsOnlyKeys(chain);
  }

  private List<Event> setAside(ChainId chain) {
    return hub.log().read(chain.scope(), 0, 100_000, 1 << 26).stream()
        .map(placed -> placed.op().op().event())
        .filter(
            event -> event instanceof ReviewEvent.OpSetAside(var op, _) && op.chain().equals(chain))
        .toList();
  }

  @Test
  void bytes_that_are_no_message_are_refused_and_nothing_is_told_about_why() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    long before = ops();
    byte[] push = kiosk.push(dayClosed(), Scope.of(KIFU));
    byte[] truncated = Arrays.copyOf(push, push.length / 2);

    for (byte[] body : List.of(truncated, stream(ask(), ask()), new byte[] {9, 9, 9, 9})) {
      HttpResponse<byte[]> answer = kiosk.post(OPS, body);
      assertThat(answer.statusCode()).isIn(400, 200, 401);
      assertThat(answer.body().length == 0 || answer.statusCode() == 200).isTrue();
    }
    HttpResponse<byte[]> large = send("/sync/v1/enrol", new byte[Body.ANYBODY_BYTES_MAX + 1]);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(ops()).isEqualTo(before);
  }

  @Test
  void what_belongs_to_the_hub_or_to_another_center_alone_is_refused() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    long before = ops();

    Message.Marks other =
        marks(kiosk.post(OPS, kiosk.push(dayClosed(), Scope.of(new CenterId(7)))));
    Message.Marks staff =
        marks(
            kiosk.post(
                OPS,
                kiosk.push(new AccountEvent.StaffAdded(UUID.randomUUID(), "intruder"), Scope.HUB)));

    assertThat(staff.refused()).hasSize(1);
    assertThat(other.refused()).hasSize(1);
    assertThat(ops()).isEqualTo(before);
  }

  @Test
  void another_centers_activity_is_not_a_kiosks_to_cancel_and_the_try_is_set_aside()
      throws Exception {
    ListingId id = new ListingId(UUID.randomUUID());
    hub.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new ListingEvent.ListingPublished(id, Samples.festival(10, 4), List.of()))));
    Kiosk kiosk = new Kiosk(enrolled("GOODCODE-914", key));

    Message.Marks answer =
        marks(
            kiosk.post(
                OPS, kiosk.push(new ListingEvent.ListingCancelled(id, words()), Scope.CITY)));

    assertThat(answer.refused()).isEmpty();
    assertThat(answer.marks()).extracting(mark -> mark.head().seq()).containsExactly(1L);
    assertThat(hub.read(() -> listings.find(id)).orElseThrow().cancelled()).isEmpty();
    List<ReviewEvent> verdicts = new ArrayList<>();
    hub.log()
        .replay(op -> {
          if (op.op().event() instanceof ReviewEvent verdict) {
            verdicts.add(verdict);
          }
        });
    assertThat(verdicts)
        .contains(
            new ReviewEvent.OpSetAside(
                new OpId(new ChainId(kiosk.me, Scope.CITY), 1),
                Rights.Objection.OTHER_CENTER.name()));
  }

  @Test
  void no_other_center_and_nothing_of_the_hub_is_fed_to_a_kiosk() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    Message.Ask ask =
        new Message.Ask(
            List.of(
                new Message.Cursor(Scope.HUB, epoch, 0),
                new Message.Cursor(Scope.of(new CenterId(14)), epoch, 0),
                new Message.Cursor(Scope.CITY, epoch, 0)),
            new Moment(new UUID(1, 1), 1),
            1,
            Optional.empty());

    List<Message> answer = read(kiosk.post(OPS, stream(ask)));

    assertThat(answer.subList(1, answer.size()))
        .extracting(page -> ((Message.Page) page).scope())
        .containsOnly(Scope.CITY);
  }

  @Test
  void the_doorbell_rings_when_something_new_stands_in_a_scope_of_the_kiosk() throws Exception {
    Kiosk kiosk = new Kiosk(enrolled(freshCode(), key));
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpRequest listen =
        signed(kiosk.me, kiosk.key, "GET", "/sync/v1/doorbell", new byte[0]).GET().build();
    var call =
        http.sendAsync(listen, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
    assertThat(next(lines, ":")).isTrue();

    hub.write(Actor.DEVICE, _ -> Draft.of(true, Scope.of(new CenterId(7)), List.of(dayClosed())));
    hub.write(Actor.DEVICE, _ -> Draft.of(true, Scope.of(KIFU), List.of(dayClosed())));

    assertThat(next(lines, "data:")).isTrue();
    assertThat(lines.poll(300, TimeUnit.MILLISECONDS)).isIn(null, "");
    call.cancel(true);
  }

  @Test
  void the_status_counts_and_names_nobody() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(at("/status.json")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"store\"", "\"replicas\"")
        .containsPattern("\"version\":\"[0-9]+\\.[0-9]+[^\"]*\\+[0-9a-z]+\"");
  }

  private static boolean next(BlockingQueue<String> lines, String prefix)
      throws InterruptedException {
    for (String line = lines.poll(5, TimeUnit.SECONDS);
        line != null;
        line = lines.poll(5, TimeUnit.SECONDS)) {
      if (line.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static synchronized String freshCode() {
    return CODES[nextCode++];
  }

  private long ops() {
    return hub.log().scopes().stream().mapToLong(hub.log()::lastPosition).sum();
  }

  private static Event dayClosed() {
    return new AttendanceEvent.DayClosed(KIFU, JapanTime.dayOf(InstantSource.system().instant()));
  }

  private static tsudoi.listing.Words words() {
    return tsudoi.listing.Words.ja("目的");
  }

  private byte[] enrol(String code, DeviceKey device) {
    return codec.encode(new Message.Enrol(code, "ロビー", epoch, device.publicKey().raw()));
  }

  private Message.Enrolled enrolled(String code, DeviceKey device) throws Exception {
    HttpResponse<byte[]> answer = send("/sync/v1/enrol", enrol(code, device));
    assertThat(answer.statusCode()).isEqualTo(200);
    return codec.decode(answer.body(), Message.Enrolled.class);
  }

  private Message.Marks marks(HttpResponse<byte[]> answer) throws IOException, MalformedMessage {
    return (Message.Marks) read(answer).getFirst();
  }

  private List<Message> read(HttpResponse<byte[]> answer) throws IOException, MalformedMessage {
    assertThat(answer.statusCode()).isIn(200, 403);
    List<Message> messages = new ArrayList<>();
    try (MessageReader reader =
        new MessageReader(codec, new ByteArrayInputStream(answer.body()), 1_000)) {
      Optional<Message> next = reader.next();
      while (next.isPresent()) {
        messages.add(next.get());
        next = reader.next();
      }
    }
    return messages;
  }

  private static Message.Ask ask() {
    return new Message.Ask(List.of(), new Moment(new UUID(1, 1), 1), 1, Optional.empty());
  }

  private byte[] stream(Message... messages) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (MessageWriter writer = new MessageWriter(codec, packed, false)) {
      for (Message message : messages) {
        writer.write(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private HttpResponse<byte[]> send(String path, byte[] body)
      throws IOException, InterruptedException {
    return http.send(unsigned(path, body).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpRequest.Builder unsigned(String path, byte[] body) {
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", MessageCodec.MEDIA_TYPE)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder signed(Writer me, DeviceKey device, String path, byte[] body) {
    return signed(me, device, "POST", path, body);
  }

  private HttpRequest.Builder signed(
      Writer me, DeviceKey device, String method, String path, byte[] body) {
    return signed(me, device, method, path, body, System.currentTimeMillis());
  }

  private HttpRequest.Builder signed(
      Writer me, DeviceKey device, String method, String path, byte[] body, long timeMillis) {
    byte[] nonce = new byte[RequestSignature.NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] signature =
        device.sign(
            RequestSignature.DOMAIN,
            RequestSignature.message(method, path, timeMillis, nonce, firstPayload(body)));
    return unsigned(path, body)
        .header(RequestSignature.REPLICA_HEADER, me.replica().toString())
        .header(RequestSignature.EPOCH_HEADER, me.epoch().toString())
        .header(RequestSignature.TIME_HEADER, Long.toString(timeMillis))
        .header(RequestSignature.NONCE_HEADER, HexFormat.of().formatHex(nonce))
        .header(RequestSignature.SIGNATURE_HEADER, base64(signature));
  }

  private byte[] firstPayload(byte[] body) {
    try (MessageReader reader = new MessageReader(codec, new ByteArrayInputStream(body), 1)) {
      return reader.nextFrame(1 << 20).map(MessageCodec.Frame::payload).orElse(new byte[0]);
    } catch (IOException | MalformedMessage e) {
      return new byte[0];
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private record Lines(BlockingQueue<String> into)
      implements java.util.concurrent.Flow.Subscriber<String> {
    @Override
    public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      into.add(line);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  /// A kiosk in memory that speaks to the hub as a real one does.
  private final class Kiosk implements HubLink {
    private final DeviceKey key = SyncOverHttpTest.this.key;
    private final Writer me;
    private int port = SyncOverHttpTest.this.port;
    private Map<ChainId, tsudoi.op.Head> heldBefore = Map.of();
    private int sentAgain;
    private final Registry registry = new Registry();
    private final Replica replica;
    private final KioskSync sync;
    private HttpRequest lastRequest = HttpRequest.newBuilder(at("/")).build();

    Kiosk(Message.Enrolled enrolled) {
      me = new Writer(enrolled.replica(), epoch);
      assertThat(DevicePublicKey.ofRaw(enrolled.hubKey())).isNotNull();
      replica =
          new Replica(
              me,
              enrolled.hub().replica(),
              new MemoryOpLog(),
              new OpCodec(),
              List.of(registry),
              InstantSource.system(),
              () -> new Moment(new UUID(1, 1), 1),
              _ -> Optional.empty());
      sync =
          new KioskSync(
              replica,
              this,
              key::sign,
              DevicePublicKey.ofRaw(enrolled.hubKey())::verifies,
              new OpCodec(),
              java.util.Set.of(Scope.CITY, Scope.of(enrolled.center())),
              () -> new Moment(new UUID(1, 1), 1),
              new HubClock(InstantSource.system(), replica.log()));
    }

    void write(Scope scope, Event event) {
      replica.write(Actor.DEVICE, _ -> Draft.of(true, scope, List.of(event)));
    }

    /// What this kiosk would push for one event, as bytes.
    byte[] push(Event event, Scope scope) throws LineDown {
      Replica alone =
          new Replica(
              me,
              hub.writer().replica(),
              new MemoryOpLog(),
              new OpCodec(),
              List.of(),
              InstantSource.system(),
              () -> new Moment(new UUID(1, 1), 1),
              _ -> Optional.empty());
      alone.write(Actor.DEVICE, _ -> Draft.of(true, scope, List.of(event)));
      var op = alone.log().readChain(new tsudoi.op.ChainId(me, scope), 0, 1, 1 << 20).getFirst();
      var head = tsudoi.op.Head.NONE.next(op.bytes());
      byte[] signature =
          key.sign(Proofs.BATCH_DOMAIN, Proofs.ofBatch(op.op().id().chain(), head, List.of()));
      return stream(
          ask(),
          new Message.Batch(
              op.op().id().chain(), 1, List.of(op.bytes()), head.hash(), List.of(), signature));
    }

    /// Writes into two chains and sends over a line that is cut; then once more over one that is not.
    ///
    /// @return whether the line did not reach its cut any more
    boolean cutAndHealed(CuttingLine line, ListingId id, long bytesUp, long bytesDown)
        throws LineDown {
      write(Scope.of(KIFU), dayClosed());
      write(Scope.CITY, new ListingEvent.ListingCancelled(id, words()));
      line.passes(bytesUp, bytesDown);
      try {
        sync.round();
      } catch (LineDown expected) {
        // cut
      }
      boolean whole = line.leftUp() > 0 && line.leftDown() > 0;
      line.passes(Long.MAX_VALUE, Long.MAX_VALUE);
      heldBefore = Map.copyOf(hub.log().heads());
      sentAgain = 0;
      long position = hub.log().lastPosition(Scope.CITY);
      sync.round();
      assertThat(sentAgain).as("batches that the hub had").isLessThanOrEqualTo(1);
      assertThat(sync.status().unsent()).isZero();
      replica
          .log()
          .heads()
          .forEach((chain, head) -> {
            if (chain.writer().equals(me)) {
              assertThat(hub.log().heads()).containsEntry(chain, head);
            }
          });
      assertThat(Cursors.read(replica.log(), Scope.CITY).orElseThrow().position())
          .isGreaterThanOrEqualTo(position);
      return whole;
    }

    private Optional<Message.Batch> counted(Optional<Message.Batch> batch) {
      batch
          .filter(sent ->
              heldBefore.getOrDefault(sent.chain(), tsudoi.op.Head.NONE).seq() >= sent.fromSeq())
          .ifPresent(_ -> sentAgain++);
      return batch;
    }

    HttpRequest.Builder signed(String path, byte[] body) {
      return SyncOverHttpTest.this.signed(me, key, path, body);
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
      lastRequest =
          HttpRequest.newBuilder(signed(path, body).build(), (_, _) -> true)
              .uri(URI.create("http://127.0.0.1:" + port + path))
              .build();
      return http.send(lastRequest, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      try {
        HttpResponse<byte[]> response =
            post(OPS, new RequestBody(codec, ask, () -> counted(batches.next())).readAllBytes());
        List<Message> answer = read(response);
        Iterator<Message> pages = answer.subList(1, answer.size()).iterator();
        return new Answer() {
          @Override
          public Message.Marks marks() {
            return (Message.Marks) answer.getFirst();
          }

          @Override
          public boolean outOfService() {
            return response.statusCode() == 403;
          }

          @Override
          public Optional<Message.Page> nextPage() {
            return pages.hasNext() ? Optional.of((Message.Page) pages.next()) : Optional.empty();
          }
        };
      } catch (IOException | InterruptedException | MalformedMessage e) {
        throw new LineDown("failed", e);
      }
    }
  }
}
