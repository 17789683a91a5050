package tsudoi.kiosk.visitor;

import java.time.Duration;
import java.time.Instant;
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

  /// Another center's activity: one can ask here for a place, and that center's line answers.
  ///
  /// @param left what is left there as far as the hub told; empty where it told nothing
  record AtItsCenter(Optional<Left> left) implements Room {}

  /// Places left at another center.
  ///
  /// @param desk 窓口枠 @param net ネット枠
  /// @param age how old the numbers are: a change reaches a kiosk whose line is up within a minute
  record Left(int desk, int net, Duration age) {}

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
          yield new AtItsCenter(left(kiosk, occurrence));
        }
        yield content.capacity().isEmpty() ? new Unlimited() : counted(kiosk, occurrence);
      }
    };
  }

  /// The hub tells only what changed, so what it told last held at the last contact too.
  private static Optional<Left> left(Kiosk kiosk, Occurrence occurrence) {
    Instant now = kiosk.instant();
    return kiosk
        .elsewhere()
        .of(occurrence.id())
        .map(told -> {
          Instant heard = kiosk.elsewhere().last();
          Instant asOf = kiosk.line().status().lastContact().filter(heard::isBefore).orElse(heard);
          Duration age = asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
          return new Left(told.deskLeft(), told.netLeft(), age);
        });
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
