package tsudoi.system.bench;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.desk.Board;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.Draft;
import tsudoi.oplog.DurableOpLog;
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
import tsudoi.sync.ProtocolVersions;
import tsudoi.sync.RequestBody;
import tsudoi.sync.RequestSignature;
import tsudoi.wire.OpCodec;

/// A kiosk's process without its screens: the same store, replica, projections and protocol, over
/// HTTP. Does what it is told line by line, and answers each with a line of JSON.
final class SyncKiosk implements HubLink {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OPS_OF_A_COMMIT = 500;
  private static final int COMMITS_UNDER_WAY = 16;

  private final URI hub;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MessageCodec codec = new MessageCodec();
  private final SecureRandom random = new SecureRandom();
  private final DeviceKey key = DeviceKey.generate(random);
  private final AtomicLong bytesUp = new AtomicLong();
  private final AtomicLong bytesDown = new AtomicLong();
  private final DurableStore store;
  private final DurableOpLog log;
  private final Writer me;
  private final Scope scope;
  private final Replica replica;
  private final KioskSync sync;
  private final BlockingQueue<String> rings = new LinkedBlockingQueue<>();
  private int exchanges;

  private SyncKiosk(URI hub, Path folder, CenterId center, String code) throws Exception {
    this.hub = hub;
    Epoch epoch = new Epoch(UUID.randomUUID());
    Message.Enrolled enrolled = enrol(code, epoch);
    me = new Writer(enrolled.replica(), epoch);
    scope = Scope.of(center);
    store = DurableStore.open(folder, StoreSettings.standard());
    OpCodec ops = new OpCodec();
    log = new DurableOpLog(store, ops);
    UUID boot = UUID.randomUUID();
    replica =
        new Replica(
            me,
            enrolled.hub().replica(),
            log,
            ops,
            Board.empty().projections(),
            InstantSource.system(),
            () -> new Moment(boot, System.nanoTime() / 1_000_000),
            some -> Cursors.read(log, some));
    sync =
        new KioskSync(
            replica,
            this,
            key::sign,
            DevicePublicKey.ofRaw(enrolled.hubKey())::verifies,
            ops,
            Set.of(Scope.CITY, scope),
            () -> new Moment(boot, System.nanoTime() / 1_000_000),
            new HubClock(InstantSource.system(), log));
  }

  /// Arguments: the hub's address, a folder. `open NAME CENTER CODE` comes first.
  static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Optional<SyncKiosk> kiosk = Optional.empty();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      Map<String, Object> answer = Map.of();
      if (words[0].equals("open")) {
        kiosk.ifPresent(open -> open.store.close());
        kiosk =
            Optional.of(
                new SyncKiosk(
                    URI.create(args[0]),
                    Path.of(args[1]).resolve(words[1]),
                    new CenterId(Integer.parseInt(words[2])),
                    words[3]));
      } else {
        answer = kiosk.orElseThrow().does(words);
      }
      System.out.println(JSON.writeValueAsString(answer));
    }
    kiosk.ifPresent(open -> open.store.close());
  }

  private Map<String, Object> does(String[] words) throws Exception {
    return switch (words[0]) {
      case "write" -> write(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "round" -> round();
      case "tap" -> tap();
      case "listen" -> listen();
      case "await" -> await();
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private Message.Enrolled enrol(String code, Epoch epoch) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve("/sync/v1/enrol"))
            .header("Content-Type", ProtocolVersions.mediaType(1))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    codec.encode(new Message.Enrol(code, "計測", epoch, key.publicKey().raw()))))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("not enrolled: " + response.statusCode());
    }
    return codec.decode(response.body(), Message.Enrolled.class);
  }

  /// One round of the protocol, until there is nothing to do.
  private Map<String, Object> round() throws LineDown {
    bytesUp.set(0);
    bytesDown.set(0);
    exchanges = 0;
    long before = log.scopes().stream().mapToLong(log::lastPosition).sum();
    long start = System.nanoTime();
    sync.round();
    double seconds = (System.nanoTime() - start) / 1e9;
    return Map.of(
        "seconds",
        seconds,
        "bytesUp",
        bytesUp.get(),
        "bytesDown",
        bytesDown.get(),
        "exchanges",
        exchanges,
        "unsent",
        sync.status().unsent(),
        "newOps",
        log.scopes().stream().mapToLong(log::lastPosition).sum() - before);
  }

  /// Attendance as a kiosk writes it: stored, not sent.
  private Map<String, Object> write(int count, int people) {
    long first = log.staged(new ChainId(me, scope)).seq() + 1;
    Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    List<EncodedOp> ops =
        new AttendanceOps(new Random(count), people).of(new ChainId(me, scope), first, count);
    for (int from = 0; from < count; from += OPS_OF_A_COMMIT) {
      int to = Math.min(count, from + OPS_OF_A_COMMIT);
      underWay.add(log.commit(Commit.of(ops.subList(from, to))));
      if (underWay.size() > COMMITS_UNDER_WAY) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
    return Map.of("unsent", sync.status().unsent());
  }

  /// Somebody comes in: stored, and sent at once, as the loop does when it is rung.
  private Map<String, Object> tap() throws LineDown {
    long at = micros();
    AttendanceEvent event =
        (AttendanceEvent)
            new AttendanceOps(new Random(at), 1)
                .of(new ChainId(me, scope), 1, 1)
                .getFirst()
                .op()
                .event();
    replica.write(Actor.VISITOR, _ -> Draft.of(true, scope, List.of(event)));
    sync.round();
    return Map.of("at", at);
  }

  /// Waits for the bell, asks, and says when something new was here.
  private Map<String, Object> await() throws Exception {
    long before = log.lastPosition(scope);
    while (log.lastPosition(scope) == before) {
      if (rings.poll(30, TimeUnit.SECONDS) == null) {
        throw new IOException("no ring");
      }
      rings.clear();
      sync.round();
    }
    return Map.of("at", micros());
  }

  private Map<String, Object> listen() throws Exception {
    HttpRequest request = signed("GET", "/sync/v1/doorbell", new byte[0]).GET().build();
    HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("no bell: " + response.statusCode());
    }
    var _ =
        Thread.ofVirtual()
            .start(
                () -> response.body().filter(line -> line.startsWith("data:")).forEach(rings::add));
    return Map.of();
  }

  private static long micros() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  private HttpRequest.Builder signed(String method, String path, byte[] firstPayload) {
    byte[] nonce = new byte[RequestSignature.NONCE_BYTES];
    random.nextBytes(nonce);
    long time = System.currentTimeMillis();
    byte[] signature =
        key.sign(
            RequestSignature.DOMAIN,
            RequestSignature.message(method, path, time, nonce, firstPayload));
    return HttpRequest.newBuilder(hub.resolve(path))
        .header("Content-Type", ProtocolVersions.mediaType(1))
        .header(RequestSignature.REPLICA_HEADER, me.replica().toString())
        .header(RequestSignature.EPOCH_HEADER, me.epoch().toString())
        .header(RequestSignature.TIME_HEADER, Long.toString(time))
        .header(RequestSignature.NONCE_HEADER, HexFormat.of().formatHex(nonce))
        .header(
            RequestSignature.SIGNATURE_HEADER,
            Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }

  @Override
  public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
    exchanges++;
    try {
      InputStream body = new Counted(new RequestBody(codec, ask, batches), bytesUp);
      HttpRequest request =
          signed("POST", "/sync/v1/ops", codec.payload(ask))
              .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
              .build();
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new LineDown("the hub answered " + response.statusCode());
      }
      return new Arriving(
          new MessageReader(codec, new Counted(response.body(), bytesDown), 2 * Message.PAGES_MAX));
    } catch (IOException | MalformedMessage e) {
      throw new LineDown("broken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineDown("interrupted", e);
    }
  }

  private record Arriving(MessageReader reader, Message.Marks marks) implements Answer {
    Arriving(MessageReader reader) throws IOException, MalformedMessage {
      this(reader, (Message.Marks) reader.next().orElseThrow());
    }

    @Override
    public Optional<Message.Page> nextPage() throws LineDown {
      try {
        return reader.next().map(Message.Page.class::cast);
      } catch (IOException | MalformedMessage e) {
        throw new LineDown("broken", e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count.addAndGet(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
