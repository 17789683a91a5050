package tsudoi.hub.fleet;

import java.time.LocalDate;
import java.util.List;
import tsudoi.attendance.Figures;
import tsudoi.desk.Board;
import tsudoi.listing.Occurrence;
import tsudoi.oplog.Replica;

/// What takes place today in the whole city.
public final class TodayFigures {
  /// @param sample whether any of it is sample data
  public record Today(int activities, int came, boolean sample) {}

  private final Replica hub;
  private final Board board;

  public TodayFigures(Replica hub, Board board) {
    this.hub = hub;
    this.board = board;
  }

  public Today of(LocalDate day) {
    return hub.read(() -> {
      List<Occurrence> dates = board.between(day, day);
      Figures figures = Figures.of(board.attendance(), dates.stream().map(Occurrence::id).toList());
      boolean sample =
          figures.sample() || dates.stream().anyMatch(date -> date.content().source().isPresent());
      return new Today(dates.size(), figures.heads(), sample);
    });
  }
}
