package tsudoi.kiosk.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.city.CenterId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.RequestSignature;

/// The kiosk's side of HTTP against a small server that answers as the hub does.
class HubAddressTest {
  private static final Epoch HUB_EPOCH = new Epoch(new UUID(7, 7));

  @TempDir Path folder;

  private final DeviceKey key = DeviceKey.generate(new Random(1));
  private final Writer me = new Writer(new ReplicaId(new UUID(1, 2)), new Epoch(new UUID(3, 4)));
  private final MessageCodec codec = new MessageCodec();
  private final BlockingQueue<Boolean> signed = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final HubAddress hub;

  HubAddressTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub = new HubAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void requests_are_signed_with_the_device_key() throws Exception {
    server.createContext(
        "/sync/v1/ops",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          signed.add(verifies(exchange, "POST", body));
          answer(
              exchange, 200, codec.encode(new Message.Marks(HUB_EPOCH, 1, List.of(), List.of())));
        });
    Message.Marks marks = link().push(new Message.Push(List.of(), List.of()));
    assertThat(marks.hubEpoch()).isEqualTo(HUB_EPOCH);
    assertThat(signed.poll(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_busy_hub_says_how_long_to_leave_it_alone() {
    server.createContext(
        "/sync/v1/feed",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "7");
          answer(exchange, 503, new byte[0]);
        });
    assertThatThrownBy(() -> link().feed(new Message.Ask(List.of())))
        .isInstanceOfSatisfying(
            LineDown.class, down -> assertThat(down.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void garbage_and_silence_are_a_line_that_is_down() {
    server.createContext("/sync/v1/feed", exchange -> answer(exchange, 200, new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> link().feed(new Message.Ask(List.of()))).isInstanceOf(LineDown.class);
    HttpHubLink nowhere =
        new HttpHubLink(new HubAddress(URI.create("http://127.0.0.1:1")), new Credentials(me, key));
    assertThatThrownBy(() -> nowhere.feed(new Message.Ask(List.of()))).isInstanceOf(LineDown.class);
  }

  @Test
  void an_answer_larger_than_any_message_is_refused() {
    server.createContext(
        "/sync/v1/feed",
        exchange -> answer(exchange, 200, new byte[MessageCodec.PACKED_BYTES_MAX + 1]));
    assertThatThrownBy(() -> link().feed(new Message.Ask(List.of()))).isInstanceOf(LineDown.class);
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
        new Doorbell(hub, new Credentials(me, key), rings::release, new Random(1))) {
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
    return new HttpHubLink(hub, new Credentials(me, key));
  }

  private boolean verifies(HttpExchange exchange, String method, byte[] body) {
    String signature = exchange.getRequestHeaders().getFirst(RequestSignature.SIGNATURE_HEADER);
    String path = exchange.getRequestURI().getRawPath();
    return exchange
            .getRequestHeaders()
            .getFirst(RequestSignature.REPLICA_HEADER)
            .equals(me.replica().toString())
        && key.publicKey()
            .verifies(
                RequestSignature.DOMAIN,
                RequestSignature.message(method, path, body),
                Base64.getUrlDecoder().decode(signature));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
