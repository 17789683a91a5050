package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tsudoi.op.Scope;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.TakingBack;

/// `POST /sync/v1/own`: kiosks hear how far the hub's own chains reach, with its signature, and bring
/// back what a restored hub has lost. A kiosk that was enrolled after the backup is a stranger to such
/// a hub: it may bring what the whole city knew, its own enrolment among it.
@RestController
final class OwnRecordsEndpoint {
  private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(MessageCodec.MEDIA_TYPE);

  private final TakingBack back;
  private final Caller.Check check;
  private final MessageCodec codec = new MessageCodec();

  OwnRecordsEndpoint(TakingBack back, Caller.Check check) {
    this.back = back;
    this.check = check;
  }

  @PostMapping("/sync/v1/own")
  ResponseEntity<byte[]> own(HttpServletRequest request) throws IOException {
    return switch (Body.read(request, MessageCodec.PACKED_BYTES_MAX)) {
      case Body.TooLarge() -> ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
      case Body.Whole(var body) ->
          switch (check.of(request, body)) {
            case Caller.Retired _ -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
            case Caller.Stranger() -> answer(body, Set.of(Scope.CITY), false);
            case Caller.Member member -> answer(body, SyncEndpoints.scopes(member.kiosk()), true);
          };
    };
  }

  private ResponseEntity<byte[]> answer(byte[] body, Set<Scope> scopes, boolean member) {
    try {
      Message.OwnHeads heads =
          back.take(codec.decode(body, Message.GiveBack.class), scopes, member);
      return ResponseEntity.ok()
          .header("Cache-Control", "no-store")
          .contentType(MEDIA_TYPE)
          .body(codec.encode(heads));
    } catch (MalformedMessage | IllegalArgumentException | NullPointerException e) {
      return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
    }
  }
}
