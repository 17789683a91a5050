package tsudoi.signup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;

/// How places move between holders. Pure: no clock, no I/O.
///
/// Whoever writes an event that comes from here gives only what it holds itself, so that no partition
/// can overbook. Each rule comes to rest: once what it answers is written, it answers nothing more.
public final class SeatSharing {
  private static final int RESERVE_MAX = 3;

  private SeatSharing() {}

  /// Below so many free places a holder asks for more, and nobody is left with fewer by answering.
  static int reserve(int capacity) {
    return Math.clamp(capacity / 10, 1, RESERVE_MAX);
  }

  /// What a holder without a line of its own owes the others of one date, and what it asks for.
  ///
  /// @param hub tells the desk's holders from the net's
  /// @param ids fresh ids for grants and requests
  public static List<SeatEvent> due(
      SignUpBook book, Writer me, ReplicaId hub, OccurrenceId occurrence, Supplier<UUID> ids) {
    if (!book.counted(occurrence.listing())
        || book.ended(occurrence.listing(), me)
        || !book.line(occurrence, me).isEmpty()) {
      return List.of();
    }
    List<SeatEvent> due = new ArrayList<>();
    int free = book.free(occurrence, me);
    free -= giveToWaiting(book, me, occurrence, free, ids, due);
    free -= answer(book, me, occurrence, free, due);
    if (due.isEmpty()) {
      ask(book, me, hub, occurrence, free, ids).ifPresent(due::add);
    }
    return due;
  }

  /// Free places go to where somebody waits, as far as all that is free here and there lets whole
  /// parties move up; and to where more is confirmed than held.
  private static int giveToWaiting(
      SignUpBook book,
      Writer me,
      OccurrenceId occurrence,
      int free,
      Supplier<UUID> ids,
      List<SeatEvent> due) {
    int given = 0;
    for (Writer other : inNeed(book, occurrence)) {
      if (other.equals(me) || book.ended(occurrence.listing(), other)) {
        continue;
      }
      int theirs = book.free(occurrence, other);
      int reach = free - given + theirs + idle(book, occurrence, me, other);
      int wanted = 0;
      for (SignUp party : book.line(occurrence, other)) {
        if (wanted + party.places() > reach) {
          break;
        }
        wanted += party.places();
      }
      int gift = Math.min(free - given, wanted - theirs);
      if (gift > 0) {
        due.add(new SeatEvent.SeatsGranted(occurrence, new Grant(ids.get(), other, gift)));
        given += gift;
      }
    }
    return given;
  }

  /// Those in whose line somebody stands, longest first, then those who owe places.
  private static Set<Writer> inNeed(SignUpBook book, OccurrenceId occurrence) {
    Set<Writer> found = new LinkedHashSet<>(book.lines(occurrence));
    book.holders(occurrence.listing()).stream()
        .filter(holder -> book.free(occurrence, holder) < 0)
        .sorted()
        .forEach(found::add);
    return found;
  }

  /// Free places of third holders in whose line nobody stands: they will give as well.
  private static int idle(SignUpBook book, OccurrenceId occurrence, Writer me, Writer other) {
    return book.holders(occurrence.listing()).stream()
        .filter(holder -> !holder.equals(me) && !holder.equals(other))
        .filter(holder -> book.line(occurrence, holder).isEmpty())
        .mapToInt(holder -> Math.max(0, book.free(occurrence, holder)))
        .sum();
  }

  /// Answers each request once, with at most half of what is left above the reserve.
  private static int answer(
      SignUpBook book, Writer me, OccurrenceId occurrence, int free, List<SeatEvent> due) {
    int reserve = reserve(book.capacity(occurrence));
    int given = 0;
    for (SignUpBook.Ask ask : book.asks(occurrence, me)) {
      int missing = 2 * reserve - book.free(occurrence, ask.from());
      int gift = Math.min(Math.min(ask.places(), missing), spare(free - given, reserve));
      if (gift > 0) {
        Grant grant = new Grant(Grant.answerId(ask.request(), me), ask.from(), gift);
        due.add(new SeatEvent.SeatsGranted(occurrence, grant));
        given += gift;
      }
    }
    return given;
  }

  private static int spare(int free, int reserve) {
    return Math.max(0, (free - reserve) / 2);
  }

  private static Optional<SeatEvent> ask(
      SignUpBook book,
      Writer me,
      ReplicaId hub,
      OccurrenceId occurrence,
      int free,
      Supplier<UUID> ids) {
    int reserve = reserve(book.capacity(occurrence));
    boolean somebodyCanGive =
        book.holders(occurrence.listing()).stream()
            .filter(holder -> !holder.equals(me))
            .filter(holder -> book.line(occurrence, holder).isEmpty())
            .anyMatch(holder -> spare(book.free(occurrence, holder), reserve) > 0);
    return free < reserve
            && somebodyCanGive
            && shares(book, me, hub, occurrence)
            && !book.asking(occurrence, me)
        ? Optional.of(new SeatEvent.SeatsAsked(occurrence, 2 * reserve - free, ids.get()))
        : Optional.empty();
  }

  /// Whether the holder has a share by what the manager chose: the net's, or the desk's, which all
  /// its kiosks share. A side that was given no places asks for none.
  private static boolean shares(
      SignUpBook book, Writer me, ReplicaId hub, OccurrenceId occurrence) {
    return book.holders(occurrence.listing()).stream()
        .filter(holder -> holder.replica().equals(hub) == me.replica().equals(hub))
        .anyMatch(holder -> book.held(occurrence, holder) > 0);
  }

  /// What the writer has to say about holders that it knows to have ended, as long as nobody goes on
  /// with their places.
  ///
  /// @param gone how far the writer knows the ops of each
  /// @param hubEpoch which life of the hub the writer has heard from
  public static List<SeatEvent> reports(
      SignUpBook book, Writer me, Scope scope, Map<Writer, Long> gone, Optional<Epoch> hubEpoch) {
    List<SeatEvent> due = new ArrayList<>();
    gone.forEach((ended, seq) -> {
      Successions.Report before = book.successions().reports(scope, ended).get(me);
      boolean told = before != null && before.hubEpoch().equals(hubEpoch);
      if (!told && !book.successions().succeeded(scope, ended)) {
        due.add(new SeatEvent.EndReported(ended, seq));
      }
    });
    return due;
  }

  /// The hub's word on who goes on with the places of holders that have ended (decision 0008).
  ///
  /// @param me the hub
  /// @param former earlier epochs of the hub that wrote in this scope
  /// @param kiosks the center's kiosks in service: places were granted to them and by them
  /// @param known how far the hub knows a holder's ops of this scope
  public static List<SeatEvent> inheritances(
      SignUpBook book,
      Writer me,
      Scope scope,
      Set<Writer> former,
      Set<ReplicaId> kiosks,
      ToLongFunction<Writer> known) {
    Set<Writer> waiting = new HashSet<>(book.successions().waiting(scope));
    former.stream()
        .filter(writer -> !book.successions().succeeded(scope, writer))
        .forEach(waiting::add);
    List<SeatEvent> due = new ArrayList<>();
    for (Writer ended : waiting.stream().sorted().toList()) {
      Map<Writer, Successions.Report> reports = book.successions().reports(scope, ended);
      heir(ended, me, reports, kiosks, known.applyAsLong(ended))
          .map(heir -> new SeatEvent.SeatsInherited(ended, known.applyAsLong(ended), heir))
          .ifPresent(due::add);
    }
    return due;
  }

  private static Optional<Writer> heir(
      Writer ended,
      Writer me,
      Map<Writer, Successions.Report> reports,
      Set<ReplicaId> kiosks,
      long known) {
    if (ended.replica().equals(me.replica())) {
      return everybodyReported(me, reports, kiosks, known) ? Optional.of(me) : Optional.empty();
    }
    return reports.values().stream()
        .filter(report -> report.reporter().replica().equals(ended.replica()))
        .max(Comparator.comparing(Successions.Report::stamp))
        .filter(report -> report.seq() <= known)
        .map(report -> report.reporter().equals(ended) ? me : report.reporter());
  }

  /// A restored hub goes on with what its earlier life held once every kiosk has said how much of it
  /// it knows, and all of that is here again.
  private static boolean everybodyReported(
      Writer me, Map<Writer, Successions.Report> reports, Set<ReplicaId> kiosks, long known) {
    Set<ReplicaId> reporters = new HashSet<>();
    for (Successions.Report report : reports.values()) {
      if (report.hubEpoch().equals(Optional.of(me.epoch())) && report.seq() <= known) {
        reporters.add(report.reporter().replica());
      }
    }
    return reporters.containsAll(kiosks);
  }
}
