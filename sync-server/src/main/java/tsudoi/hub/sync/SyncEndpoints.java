package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tsudoi.account.Registry;
import tsudoi.hub.enrolment.EnrolmentDesk;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.NotSaved;
import tsudoi.sync.Answer;
import tsudoi.sync.Condition;
import tsudoi.sync.HubSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.MessageWriter;
import tsudoi.sync.ProtocolVersions;
import tsudoi.sync.RequestSignature;

/// The three doors of the sync protocol (docs/SYNC.md). What is refused is answered with a status
/// and nothing else; every answer tells the hub's time and the versions it speaks.
@RestController
final class SyncEndpoints {
  /// How many operations a kiosk has not sent yet.
  static final String UNSENT_HEADER = "Tsudoi-Unsent";

  /// A wrong code costs this long, and only so many may be tried at once.
  private static final Duration WRONG_CODE_DELAY = Duration.ofSeconds(1);

  private static final int WRONG_CODES_AT_ONCE_MAX = 4;
  private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(MessageCodec.MEDIA_TYPE);

  /// Of the first message, which is read before anybody knows who asks.
  private static final int ASK_BYTES_MAX = 64 * 1024;

  private static final int MESSAGES_MAX = 2 * Message.BATCHES_MAX;
  private static final int BULK_OPS = 1_000;

  private final HubSync sync;
  private final Caller.Check check;
  private final EnrolmentDesk enrolment;
  private final Contacts contacts;
  private final Doorbells doorbells;
  private final NewKiosks newKiosks;
  private final Gate gate;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final MessageCodec codec = new MessageCodec();
  private final Semaphore wrongCodes = new Semaphore(WRONG_CODES_AT_ONCE_MAX);

  SyncEndpoints(
      HubSync sync,
      Caller.Check check,
      EnrolmentDesk enrolment,
      Contacts contacts,
      Doorbells doorbells,
      NewKiosks newKiosks,
      Gate gate,
      SecureRandom random,
      InstantSource clock) {
    this.sync = sync;
    this.check = check;
    this.enrolment = enrolment;
    this.contacts = contacts;
    this.doorbells = doorbells;
    this.newKiosks = newKiosks;
    this.gate = gate;
    this.random = random;
    this.clock = clock;
  }

  /// On every answer, so that a kiosk learns them from a refusal too.
  @ModelAttribute
  void introduce(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(ProtocolVersions.HEADER, ProtocolVersions.OURS.toString());
    response.setHeader(RequestSignature.TIME_HEADER, Long.toString(clock.millis()));
  }

  @PostMapping("/sync/v1/enrol")
  ResponseEntity<byte[]> enrol(HttpServletRequest request) throws IOException {
    if (!speaksOurs(request)) {
      return refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    return switch (Body.read(request, Body.ANYBODY_BYTES_MAX)) {
      case Body.TooLarge() -> refused(HttpStatus.CONTENT_TOO_LARGE);
      case Body.Whole(var bytes) -> enrol(bytes);
    };
  }

  private ResponseEntity<byte[]> enrol(byte[] body) {
    try {
      return switch (enrolment.enrol(codec.decode(body, Message.Enrol.class))) {
        case EnrolmentDesk.Outcome.Taken(var answer, var kiosk) -> {
          newKiosks.enrolled(kiosk, answer.center());
          yield ResponseEntity.ok().contentType(MEDIA_TYPE).body(codec.encode(answer));
        }
        case EnrolmentDesk.Outcome.Refused() -> wrongCode();
      };
    } catch (MalformedMessage | IllegalArgumentException | NullPointerException e) {
      return refused(HttpStatus.BAD_REQUEST);
    }
  }

  private ResponseEntity<byte[]> wrongCode() {
    if (!wrongCodes.tryAcquire()) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "5").build();
    }
    try {
      Thread.sleep(WRONG_CODE_DELAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      wrongCodes.release();
    }
    return refused(HttpStatus.FORBIDDEN);
  }

  /// Takes in batch by batch what a kiosk brings, and answers marks and what is new.
  @PostMapping("/sync/v1/ops")
  void ops(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!speaksOurs(request)) {
      response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
      return;
    }
    Optional<Gate.Place> place = gate.enter();
    if (place.isEmpty()) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      response.setHeader("Retry-After", Integer.toString(Gate.RETRY_AFTER_SECONDS));
      return;
    }
    try (Gate.Place _ = place.get();
        MessageReader messages = new MessageReader(codec, request.getInputStream(), MESSAGES_MAX)) {
      exchange(request, messages, response);
    } catch (MalformedMessage | LineDown | IOException e) {
      if (!response.isCommitted()) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
      }
    }
  }

  private void exchange(
      HttpServletRequest request, MessageReader messages, HttpServletResponse response)
      throws IOException, MalformedMessage, LineDown {
    Optional<MessageCodec.Frame> first = messages.nextFrame(ASK_BYTES_MAX);
    byte[] payload = first.map(MessageCodec.Frame::payload).orElse(new byte[0]);
    switch (check.of(request, payload)) {
      case Caller.Stranger() -> challenge(response);
      case Caller.Retired(var writer) ->
          exchange(writer, first, messages, HttpStatus.FORBIDDEN, response);
      case Caller.Member(var writer, _) -> {
        contacts.heard(writer.replica(), unsent(request), condition(request));
        exchange(writer, first, messages, HttpStatus.OK, response);
      }
    }
  }

  /// @param status tells whoever is out of service so, together with the marks
  private void exchange(
      Writer writer,
      Optional<MessageCodec.Frame> first,
      MessageReader messages,
      HttpStatus status,
      HttpServletResponse response)
      throws IOException, MalformedMessage, LineDown {
    Optional<Message> ask = first.isPresent() ? codec.read(first.get()) : Optional.empty();
    if (ask.isPresent() && ask.get() instanceof Message.Ask asked) {
      Answer answer = sync.exchange(writer, asked, () -> nextBatch(messages));
      response.setStatus(status.value());
      answer(answer, response);
    } else {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
  }

  private static Optional<Message.Batch> nextBatch(MessageReader messages)
      throws LineDown, MalformedMessage {
    try {
      Optional<Message> next = messages.next();
      while (next.isPresent()) {
        if (next.get() instanceof Message.Batch batch) {
          return Optional.of(batch);
        }
        next = messages.next();
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new LineDown("the request ends early", e);
    }
  }

  private void answer(Answer answer, HttpServletResponse response) throws IOException, LineDown {
    response.setContentType(MessageCodec.MEDIA_TYPE);
    boolean bulk = answer.opsAbout() >= BULK_OPS;
    AnswerBody body = new AnswerBody(response.getOutputStream());
    try (MessageWriter writer = new MessageWriter(codec, body, bulk)) {
      boolean whole = false;
      try {
        writer.write(answer.marks());
        Optional<Message.Page> page = answer.nextPage();
        while (page.isPresent()) {
          writer.write(page.get());
          page = answer.nextPage();
        }
        whole = true;
      } finally {
        if (!whole) {
          body.breakOff();
        }
      }
    }
  }

  @GetMapping("/sync/v1/doorbell")
  @Nullable SseEmitter doorbell(HttpServletRequest request, HttpServletResponse response) {
    return switch (check.of(request, new byte[0])) {
      case Caller.Stranger() -> {
        challenge(response);
        yield null;
      }
      case Caller.Retired _ -> {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        yield null;
      }
      case Caller.Member(var writer, var kiosk) -> {
        contacts.heard(writer.replica(), OptionalInt.empty());
        response.setHeader("X-Accel-Buffering", "no");
        yield doorbells.open(writer.replica(), scopes(kiosk));
      }
    };
  }

  /// Whoever asked is not known, or its clock is not the hub's: the next request is to be made with
  /// the hub's time and this nonce.
  private void challenge(HttpServletResponse response) {
    byte[] nonce = new byte[RequestSignature.NONCE_BYTES];
    random.nextBytes(nonce);
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    response.setHeader(RequestSignature.NONCE_HEADER, HexFormat.of().formatHex(nonce));
  }

  private static boolean speaksOurs(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || ProtocolVersions.OURS.include(ProtocolVersions.ofMediaType(type));
  }

  /// The disk refused: nothing was acknowledged, the kiosk keeps what it has and comes again.
  @ExceptionHandler(NotSaved.class)
  ResponseEntity<byte[]> notSaved() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "30")
        .build();
  }

  private static OptionalInt unsent(HttpServletRequest request) {
    String header = request.getHeader(UNSENT_HEADER);
    return header != null && header.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(header))
        : OptionalInt.empty();
  }

  private static Optional<Condition> condition(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(Condition.HEADER)).flatMap(Condition::read);
  }

  static Set<Scope> scopes(Registry.Kiosk kiosk) {
    return Set.of(Scope.CITY, Scope.of(kiosk.center()));
  }

  private static ResponseEntity<byte[]> refused(HttpStatus status) {
    return ResponseEntity.status(status).build();
  }
}
