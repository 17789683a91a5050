package tsudoi.kiosk.visitor;

import java.time.LocalDateTime;
import java.util.Optional;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Words;
import tsudoi.op.Writer;

/// Whether there is room for one more, as far as this kiosk can promise it.
public sealed interface Room {
  /// 窓口枠: this kiosk can still confirm `free` of the places it holds.
  record Free(int free, int held) implements Room {}

  /// This kiosk has no place left or people wait; one can stand in line.
  record Line(int waiting) implements Room {}

  /// Sign-up without a limit.
  record Unlimited() implements Room {}

  /// 申込不要.
  record JustCome() implements Room {}

  /// 当日先着.
  record FirstCome(Optional<Integer> capacity) implements Room {}

  /// 他所で申込: the listing says how.
  record Elsewhere() implements Room {}

  /// Sign-up at the center whose activity it is.
  record AtItsCenter() implements Room {}

  record Cancelled(Words reason) implements Room {}

  record Over() implements Room {}

  /// Read inside [Kiosk#read].
  static Room of(Kiosk kiosk, Occurrence occurrence, LocalDateTime now) {
    if (occurrence.cancelled().isPresent()) {
      return new Cancelled(occurrence.cancelled().get());
    }
    if (occurrence.over(now)) {
      return new Over();
    }
    ListingContent content = occurrence.content();
    return switch (content.mode()) {
      case OPEN -> new JustCome();
      case FIRST_COME -> new FirstCome(content.capacity());
      case ELSEWHERE -> new Elsewhere();
      case SIGN_UP -> {
        if (!content.owner().equals(Optional.of(kiosk.center().id()))) {
          yield new AtItsCenter();
        }
        yield content.capacity().isEmpty() ? new Unlimited() : counted(kiosk, occurrence);
      }
    };
  }

  private static Room counted(Kiosk kiosk, Occurrence occurrence) {
    Writer me = kiosk.replica().writer();
    int free = kiosk.board().signUps().free(occurrence.id(), me);
    int waiting = kiosk.board().signUps().line(occurrence.id(), me).size();
    return free > 0 && waiting == 0
        ? new Free(free, kiosk.board().signUps().held(occurrence.id(), me))
        : new Line(waiting);
  }
}
