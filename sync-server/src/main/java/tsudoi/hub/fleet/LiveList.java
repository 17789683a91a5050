package tsudoi.hub.fleet;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.clock.RepairedTime;
import tsudoi.desk.Board;
import tsudoi.listing.Listing;
import tsudoi.oplog.Replica;
import tsudoi.signup.SignUp;
import tsudoi.signup.Via;

/// The newest taps with what stands about them now: no names, only numbers.
public final class LiveList {
  /// What somebody did, and what became of it.
  public enum Kind {
    JOINED,
    WAITING,
    ASKED,
    CANCELLED,
    CAME,
    LEFT,
    COUNTED
  }

  /// @param at in the hub's time, as far as is known
  /// @param estimate by how many minutes `at` can be off, where people are told so
  /// @param number the place in line where [Kind#WAITING]
  public record Line(
      String key,
      LocalDateTime at,
      Optional<Long> estimate,
      Optional<Center> center,
      Optional<Listing> listing,
      LocalDateTime start,
      Kind kind,
      int persons,
      int number,
      Optional<Via> via,
      boolean sample) {}

  private final Replica hub;
  private final Board board;
  private final City city;
  private final Taps taps;
  private final InstantSource clock;

  public LiveList(Replica hub, Board board, City city, Taps taps, InstantSource clock) {
    this.hub = hub;
    this.board = board;
    this.city = city;
    this.taps = taps;
    this.clock = clock;
  }

  public List<Line> newest(int max) {
    return hub.read(() ->
        taps.newest(Taps.KEPT_MAX).stream()
            .map(this::line)
            .sorted(Comparator.comparing(Line::at).reversed())
            .limit(max)
            .toList());
  }

  private Line line(Taps.Tap tap) {
    return switch (tap.deed()) {
      case Taps.Deed.SignedUp(var id) ->
          board
              .signUps()
              .find(id)
              .map(signUp -> signedUp(tap, signUp))
              .orElse(line(tap, Kind.ASKED, 1, 0, Optional.empty()));
      case Taps.Deed.Cancelled(var id, int persons) ->
          line(tap, Kind.CANCELLED, persons, 0, board.signUps().find(id).map(SignUp::via));
      case Taps.Deed.CameIn() -> line(tap, Kind.CAME, 1, 0, Optional.empty());
      case Taps.Deed.WentOut() -> line(tap, Kind.LEFT, 1, 0, Optional.empty());
      case Taps.Deed.Counted(int heads) -> line(tap, Kind.COUNTED, heads, 0, Optional.empty());
    };
  }

  private Line signedUp(Taps.Tap tap, SignUp signUp) {
    Kind kind =
        switch (signUp.state()) {
          case ASKED -> Kind.ASKED;
          case CONFIRMED -> Kind.JOINED;
          case QUEUED -> Kind.WAITING;
          case CANCELLED -> Kind.CANCELLED;
        };
    return line(tap, kind, signUp.persons().size(), signUp.number(), Optional.of(signUp.via()));
  }

  private Line line(Taps.Tap tap, Kind kind, int persons, int number, Optional<Via> via) {
    Optional<Listing> listing = board.listings().find(tap.occurrence().listing());
    Optional<Center> center =
        listing.flatMap(found -> found.content().owner()).flatMap(city::center);
    RepairedTime time =
        board
            .clocks()
            .repair(tap.stamp().writer(), tap.stamp().hlc(), tap.moment(), clock.instant());
    return new Line(
        tap.stamp().op().chain().writer() + "/" + tap.stamp().op().seq(),
        JapanTime.at(time.at()),
        time.estimate(),
        center,
        listing,
        tap.occurrence().originalStart(),
        kind,
        persons,
        number,
        via,
        tap.sample());
  }
}
