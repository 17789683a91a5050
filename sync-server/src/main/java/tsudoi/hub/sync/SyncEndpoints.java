package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tsudoi.account.Registry;
import tsudoi.hub.enrolment.EnrolmentDesk;
import tsudoi.op.Scope;
import tsudoi.oplog.NotSaved;
import tsudoi.sync.Condition;
import tsudoi.sync.HubSync;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;

/// The four doors of the sync protocol (DESIGN, section 5). What is refused is answered with a
/// status and nothing else.
@RestController
final class SyncEndpoints {
  /// How many operations a kiosk has not sent yet, told on `/sync/v1/feed` after its push.
  static final String UNSENT_HEADER = "Tsudoi-Unsent";

  /// A wrong code costs this long, and only so many may be tried at once.
  private static final Duration WRONG_CODE_DELAY = Duration.ofSeconds(1);

  private static final int WRONG_CODES_AT_ONCE_MAX = 4;
  private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(MessageCodec.MEDIA_TYPE);

  private final HubSync sync;
  private final Caller.Check check;
  private final EnrolmentDesk enrolment;
  private final Contacts contacts;
  private final Doorbells doorbells;
  private final NewKiosks newKiosks;
  private final MessageCodec codec = new MessageCodec();
  private final Semaphore wrongCodes = new Semaphore(WRONG_CODES_AT_ONCE_MAX);

  SyncEndpoints(
      HubSync sync,
      Caller.Check check,
      EnrolmentDesk enrolment,
      Contacts contacts,
      Doorbells doorbells,
      NewKiosks newKiosks) {
    this.sync = sync;
    this.check = check;
    this.enrolment = enrolment;
    this.contacts = contacts;
    this.doorbells = doorbells;
    this.newKiosks = newKiosks;
  }

  @PostMapping("/sync/v1/enrol")
  ResponseEntity<byte[]> enrol(HttpServletRequest request) throws IOException {
    return switch (Body.read(request)) {
      case Body.TooLarge() -> refused(HttpStatus.CONTENT_TOO_LARGE);
      case Body.Whole(var bytes) -> enrol(bytes);
    };
  }

  private ResponseEntity<byte[]> enrol(byte[] body) {
    try {
      return switch (enrolment.enrol(codec.decode(body, Message.Enrol.class))) {
        case EnrolmentDesk.Outcome.Taken(var answer, var kiosk) -> {
          newKiosks.enrolled(kiosk, answer.center());
          yield answered(answer);
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

  @PostMapping("/sync/v1/ops")
  ResponseEntity<byte[]> ops(HttpServletRequest request) throws IOException {
    return answer(
        request, Message.Push.class, member -> push -> sync.push(member.writer().replica(), push));
  }

  @PostMapping("/sync/v1/feed")
  ResponseEntity<byte[]> feed(HttpServletRequest request) throws IOException {
    return answer(request, Message.Ask.class, member -> ask -> sync.feed(member.writer(), ask));
  }

  @GetMapping("/sync/v1/doorbell")
  ResponseEntity<SseEmitter> doorbell(HttpServletRequest request) {
    return switch (check.of(request, new byte[0])) {
      case Caller.Stranger() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
      case Caller.Retired() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
      case Caller.Member(var writer, var kiosk) -> {
        contacts.heard(writer.replica(), OptionalInt.empty());
        yield ResponseEntity.ok()
            .header("Cache-Control", "no-store")
            .header("X-Accel-Buffering", "no")
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .body(doorbells.open(writer.replica(), scopes(kiosk)));
      }
    };
  }

  private <M extends Message> ResponseEntity<byte[]> answer(
      HttpServletRequest request,
      Class<M> type,
      Function<Caller.Member, Function<M, Message>> answering)
      throws IOException {
    return switch (Body.read(request)) {
      case Body.TooLarge() -> refused(HttpStatus.CONTENT_TOO_LARGE);
      case Body.Whole(var body) ->
          switch (check.of(request, body)) {
            case Caller.Stranger() -> refused(HttpStatus.UNAUTHORIZED);
            case Caller.Retired() -> refused(HttpStatus.FORBIDDEN);
            case Caller.Member member -> {
              contacts.heard(member.writer().replica(), unsent(request), condition(request));
              try {
                yield answered(answering.apply(member).apply(codec.decode(body, type)));
              } catch (MalformedMessage | IllegalArgumentException | NullPointerException e) {
                yield refused(HttpStatus.BAD_REQUEST);
              }
            }
          };
    };
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

  private ResponseEntity<byte[]> answered(Message message) {
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MEDIA_TYPE)
        .body(codec.encode(message));
  }

  private static ResponseEntity<byte[]> refused(HttpStatus status) {
    return ResponseEntity.status(status).build();
  }
}
