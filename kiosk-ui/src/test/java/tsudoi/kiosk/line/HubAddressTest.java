package tsudoi.kiosk.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.city.CenterId;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.MessageWriter;
import tsudoi.sync.ProtocolVersions;
import tsudoi.sync.RequestSignature;

/// The kiosk's side of HTTP against a small server that answers as the hub does.
class HubAddressTest {
  private static final Epoch HUB_EPOCH = new Epoch(new UUID(7, 7));
  private static final Instant NOW = Instant.parse("1970-01-01T00:00:05Z");
  private static final String OPS = "/sync/v1/ops";
  private static final Message.Ask ASK =
      new Message.Ask(List.of(), new Moment(new UUID(1, 1), 5), 5_000, Optional.empty());
  private static final Message.Marks MARKS =
      new Message.Marks(HUB_EPOCH, 1, List.of(), List.of(), new byte[64]);

  @TempDir Path folder;

  private final DeviceKey key = DeviceKey.generate(new Random(1));
  private final Writer me = new Writer(new ReplicaId(new UUID(1, 2)), new Epoch(new UUID(3, 4)));
  private final MessageCodec codec = new MessageCodec();
  private final BlockingQueue<Boolean> signed = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final HubAddress hub;

  HubAddressTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub = new HubAddress(at(server.getAddress().getPort()), () -> NOW);
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Test
  void requests_are_signed_with_the_device_key_and_the_answer_is_read_as_it_comes()
      throws Exception {
    server.createContext(
        OPS,
        exchange -> {
          signed.add(verifies(exchange, "POST", asked(exchange)));
          answer(exchange, 200, stream(MARKS, page(0, 3), page(3, 9)));
        });
    try (Answer answer = link().exchange(ASK, Batches.NONE)) {
      assertThat(answer.marks().hubEpoch()).isEqualTo(HUB_EPOCH);
      assertThat(answer.nextPage().orElseThrow().upTo()).isEqualTo(3);
      assertThat(answer.nextPage().orElseThrow().upTo()).isEqualTo(9);
      assertThat(answer.nextPage()).isEmpty();
    }
    assertThat(signed.poll(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_kiosk_whose_clock_is_off_is_told_the_time_and_asks_again_with_it() throws Exception {
    BlockingQueue<String> times = new LinkedBlockingQueue<>();
    BlockingQueue<String> nonces = new LinkedBlockingQueue<>();
    String nonce = "00112233445566778899aabbccddeeff";
    server.createContext(
        OPS,
        exchange -> {
          signed.add(verifies(exchange, "POST", asked(exchange)));
          times.add(exchange.getRequestHeaders().getFirst(RequestSignature.TIME_HEADER));
          nonces.add(exchange.getRequestHeaders().getFirst(RequestSignature.NONCE_HEADER));
          exchange.getResponseHeaders().add(RequestSignature.TIME_HEADER, "2000000000000");
          if (times.size() == 1) {
            exchange.getResponseHeaders().add(RequestSignature.NONCE_HEADER, nonce);
            answer(exchange, 401, new byte[0]);
          } else {
            answer(exchange, 200, stream(MARKS));
          }
        });

    link().exchange(ASK, Batches.NONE).close();

    assertThat(times).containsExactly(Long.toString(NOW.toEpochMilli()), "2000000000000");
    assertThat(nonces).hasSize(2).contains(nonce).doesNotHaveDuplicates();
    assertThat(signed).containsExactly(true, true);
  }

  @Test
  void a_busy_hub_says_how_long_to_leave_it_alone() {
    assertThat(retryAfter("7")).contains(Duration.ofSeconds(7));
    assertThat(retryAfter("Sun, 22 Nov 2026 00:00:30 GMT")).contains(Duration.ofSeconds(30));
    assertThat(retryAfter("Sun, 22 Nov 2026 00:00:00 GMT")).contains(Duration.ZERO);
    assertThat(retryAfter("Sat, 22 Nov 2036 00:00:00 GMT")).contains(RetryAfter.MAX);
    assertThat(retryAfter("999999999")).contains(RetryAfter.MAX);
    assertThat(retryAfter("soon")).isEmpty();
  }

  /// The hub's clock counts, not this machine's.
  private static Optional<Duration> retryAfter(String value) {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of("Retry-After", List.of(value), "Date", List.of("Sun, 22 Nov 2026 00:00:00 GMT")),
            (_, _) -> true);
    return RetryAfter.in(headers, Instant.EPOCH);
  }

  @Test
  void what_the_hub_asks_for_reaches_the_loop() {
    server.createContext(
        OPS,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Retry-After", "7");
          answer(exchange, 503, new byte[0]);
        });
    assertThatThrownBy(() -> link().exchange(ASK, Batches.NONE))
        .isInstanceOfSatisfying(
            LineDown.class, down -> assertThat(down.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void garbage_and_nobody_are_a_line_that_is_down() {
    server.createContext(OPS, exchange -> answer(exchange, 200, new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> link().exchange(ASK, Batches.NONE)).isInstanceOf(LineDown.class);
    HttpHubLink nowhere = link(new HubAddress(at(1), () -> NOW));
    assertThatThrownBy(() -> nowhere.exchange(ASK, Batches.NONE)).isInstanceOf(LineDown.class);
  }

  @Test
  void silence_is_a_line_that_is_down_before_the_answer_and_in_the_middle_of_it() {
    Duration patience = Duration.ofMillis(300);
    HttpHubLink impatient =
        link(
            new HubAddress(
                at(server.getAddress().getPort()), ProtocolVersions.OURS, patience, () -> NOW));
    server.createContext(
        OPS,
        exchange -> {
          byte[] whole = stream(MARKS, page(0, 3));
          exchange.getRequestBody().readAllBytes();
          if (signed.isEmpty()) {
            signed.add(true);
            return;
          }
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole, 0, whole.length - 20);
          exchange.getResponseBody().flush();
        });
    assertThatThrownBy(() -> impatient.exchange(ASK, Batches.NONE))
        .isInstanceOf(LineDown.class)
        .hasMessageContaining("still");
    assertThatThrownBy(() -> readAll(impatient.exchange(ASK, Batches.NONE)))
        .isInstanceOf(LineDown.class);
  }

  private static void readAll(Answer answer) throws LineDown {
    while (answer.nextPage().isPresent()) {}
  }

  @Test
  void a_kiosk_speaks_the_highest_version_that_both_know_or_says_that_there_is_none()
      throws Exception {
    BlockingQueue<String> types = new LinkedBlockingQueue<>();
    AtomicReference<String> hubSpeaks = new AtomicReference<>("1-2");
    server.createContext(
        OPS,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.getResponseHeaders().add(ProtocolVersions.HEADER, hubSpeaks.get());
          answer(exchange, 200, stream(MARKS));
        });
    HttpHubLink newer =
        link(
            new HubAddress(
                at(server.getAddress().getPort()),
                new ProtocolVersions(1, 3),
                Duration.ofSeconds(5),
                () -> NOW));
    newer.exchange(ASK, Batches.NONE).close();
    newer.exchange(ASK, Batches.NONE).close();
    hubSpeaks.set("4-5");
    assertThatThrownBy(() -> newer.exchange(ASK, Batches.NONE))
        .isInstanceOf(LineDown.class)
        .hasMessageContaining("4-5");
    assertThat(types).extracting(ProtocolVersions::ofMediaType).containsExactly(1, 2, 2);
  }

  @Test
  void the_doorbell_rings_for_every_event() throws Exception {
    server.createContext(
        "/sync/v1/doorbell",
        exchange -> {
          signed.add(verifies(exchange, "GET", new byte[0]));
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          out.write(": hello\n\ndata: new\n\ndata: new\n\n".getBytes(StandardCharsets.UTF_8));
          out.flush();
        });
    Semaphore rings = new Semaphore(0);
    try (Doorbell bell =
        new Doorbell(hub, new Credentials(me, key), seals(), rings::release, new Random(1))) {
      bell.start();
      // once for the connection, in case something was missed, and once for each event
      assertThat(rings.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
      assertThat(signed.poll(1, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void enrolment_goes_on_until_the_hub_answers_and_keeps_what_it_says() throws Exception {
    CenterId center = new CenterId(4);
    BlockingQueue<Message.Enrol> asked = new LinkedBlockingQueue<>();
    Writer hubWriter = new Writer(new ReplicaId(new UUID(8, 8)), HUB_EPOCH);
    server.createContext(
        "/sync/v1/enrol",
        exchange -> {
          try {
            asked.add(codec.decode(exchange.getRequestBody().readAllBytes(), Message.Enrol.class));
          } catch (tsudoi.sync.MalformedMessage e) {
            throw new IOException(e);
          }
          if (asked.size() == 1) {
            answer(exchange, 503, new byte[0]);
          } else {
            answer(
                exchange,
                200,
                codec.encode(
                    new Message.Enrolled(me.replica(), center, hubWriter, key.publicKey().raw())));
          }
        });
    IdentityFile file = new IdentityFile(folder.resolve("identity.json"));
    CompletableFuture<Identity> enrolled = new CompletableFuture<>();
    try (Enrolment enrolment =
        new Enrolment(
            hub,
            file,
            InstantSource.fixed(java.time.Instant.parse("2026-11-22T00:42:00Z")),
            new Random(1))) {
      enrolment.start(
          new Enrolment.Application("CODE", "ロビー", me.epoch(), center),
          Identity.stranger(key),
          enrolled::complete);
      Membership member = enrolled.get(20, TimeUnit.SECONDS).membership().orElseThrow();
      assertThat(member.replica()).isEqualTo(me.replica());
      assertThat(member.hub()).isEqualTo(hubWriter);
    }
    assertThat(file.read().orElseThrow().membership()).isPresent();
    assertThat(asked).hasSize(2);
    assertThat(asked.element().deviceKey()).isEqualTo(key.publicKey().raw());
  }

  private HttpHubLink link() {
    return link(hub);
  }

  private HttpHubLink link(HubAddress address) {
    return new HttpHubLink(address, new Credentials(me, key), seals());
  }

  private static RequestSeals seals() {
    return new RequestSeals(() -> NOW, () -> NOW, new Random(4));
  }

  private byte[] stream(Message... messages) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (MessageWriter writer = new MessageWriter(codec, packed, false)) {
      for (Message message : messages) {
        writer.write(message);
      }
    }
    return packed.toByteArray();
  }

  private static Message.Page page(long after, long upTo) {
    return new Message.Page(
        HUB_EPOCH, Scope.CITY, after, upTo, List.of(), List.of(), false, new byte[64]);
  }

  private byte[] asked(HttpExchange exchange) throws IOException {
    try (MessageReader reader = new MessageReader(codec, exchange.getRequestBody(), 9)) {
      byte[] payload = reader.nextFrame(1 << 20).orElseThrow().payload();
      assertThat(reader.next()).isEmpty();
      return payload;
    } catch (MalformedMessage e) {
      throw new IOException(e);
    }
  }

  private boolean verifies(HttpExchange exchange, String method, byte[] firstPayload) {
    Headers headers = exchange.getRequestHeaders();
    byte[] message =
        RequestSignature.message(
            method,
            exchange.getRequestURI().getRawPath(),
            Long.parseLong(headers.getFirst(RequestSignature.TIME_HEADER)),
            HexFormat.of().parseHex(headers.getFirst(RequestSignature.NONCE_HEADER)),
            firstPayload);
    return headers.getFirst(RequestSignature.REPLICA_HEADER).equals(me.replica().toString())
        && key.publicKey()
            .verifies(
                RequestSignature.DOMAIN,
                message,
                Base64.getUrlDecoder().decode(headers.getFirst(RequestSignature.SIGNATURE_HEADER)));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
