package tsudoi.hub.eventsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The committed tables of row → dates, written by a person; their small notation is explained at
/// the head of each file.
final class ExpectedSessions {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private ExpectedSessions() {}

  /// Sessions by row number; an empty list is an undated row.
  static SortedMap<Integer, List<Session>> in(String resource) {
    try (var in = ExpectedSessions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      var rows = new TreeMap<Integer, List<Session>>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(cells -> rows.put(Integer.valueOf(cells[0]), sessions(cells[1])));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Session> sessions(String notation) {
    return notation.equals("undated")
        ? List.of()
        : Arrays.stream(notation.split("; "))
            .flatMap(item -> {
              var parts = item.split(" ", 3);
              boolean timed = parts.length > 1 && parts[1].contains(":");
              var times = timed ? parts[1].split("-") : new String[0];
              var label =
                  parts.length > (timed ? 2 : 1)
                      ? Optional.of(parts[timed ? 2 : 1])
                      : Optional.<String>empty();
              return days(parts[0]).stream()
                  .map(day -> new Session(day, time(times, 0), time(times, 1), label));
            })
            .sorted()
            .toList();
  }

  private static Optional<LocalTime> time(String[] times, int at) {
    return times.length > at ? Optional.of(LocalTime.parse(times[at], CLOCK)) : Optional.empty();
  }

  private static List<LocalDate> days(String notation) {
    var without = notation.split("!");
    var only = without[0].split("/");
    var range = only[0].split("\\.\\.");
    var excluded = words(without);
    var included = words(only);
    return LocalDate.parse(range[0])
        .datesUntil(LocalDate.parse(range[range.length - 1]).plusDays(1))
        .filter(day -> included.isEmpty() || included.contains(name(day.getDayOfWeek())))
        .filter(day -> !excluded.contains(name(day.getDayOfWeek())))
        .filter(day -> !excluded.contains(day.toString()))
        .toList();
  }

  private static Set<String> words(String[] parts) {
    return parts.length == 1
        ? Set.of()
        : Arrays.stream(parts[1].split(",")).collect(Collectors.toSet());
  }

  private static String name(DayOfWeek day) {
    return WEEKDAYS.get(day.getValue() - 1);
  }
}
