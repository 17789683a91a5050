package tsudoi.kiosk.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Occurrence;

/// Dates of this center's own listings with their numbers.
public record Agenda(List<Row> rows) {
  /// @param over whether it has ended
  public record Row(Occurrence date, Turnout turnout, boolean running, boolean over) {
    public boolean takesSignUps() {
      return date.content().takesSignUps();
    }
  }

  public Agenda {
    rows = List.copyOf(rows);
  }

  public static Agenda today(Kiosk kiosk) {
    LocalDate today = kiosk.now().toLocalDate();
    return between(kiosk, today, today);
  }

  /// Both days included.
  public static Agenda between(Kiosk kiosk, LocalDate from, LocalDate to) {
    LocalDateTime now = kiosk.now();
    return kiosk.read(() ->
        new Agenda(
            kiosk.board().between(from, to).stream()
                .filter(
                    date -> date.content().owner().filter(kiosk.center().id()::equals).isPresent())
                .map(date ->
                    new Row(
                        date,
                        Turnout.of(kiosk.board(), date.id()),
                        date.running(now),
                        date.over(now)))
                .toList()));
  }

  /// Those that people can sign up for.
  public Agenda withSignUps() {
    return new Agenda(rows.stream().filter(Row::takesSignUps).toList());
  }
}
