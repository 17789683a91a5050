package tsudoi.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.city.Shelter.Hazard;
import tsudoi.city.Shelter.Mark;

/// Reads the committed table of centers; the only place of this package that touches a resource.
final class CenterTable {
  private static final String TABLE = "centers.tsv";
  private static final int COLUMNS = 15;

  /// 弦打, whose hours are known; the other centers get them as an assumption.
  private static final CenterId HOURS_KNOWN = new CenterId(32);

  private CenterTable() {}

  static City takamatsu() {
    Map<CouncilId, Council> councils = new LinkedHashMap<>();
    List<Center> centers = new ArrayList<>();
    for (String[] row : rows()) {
      Council council = new Council(new CouncilId(Integer.parseInt(row[4])), row[5]);
      councils.put(council.id(), council);
      centers.add(center(row, council.id()));
    }
    return new City(List.copyOf(councils.values()), centers);
  }

  private static Center center(String[] row, CouncilId council) {
    CenterId id = new CenterId(Integer.parseInt(row[0]));
    return new Center(
        id,
        row[1],
        new Reading(row[2], row[3].equals("confirmed")),
        council,
        row[6].equals("inferred"),
        row[7],
        row[8],
        Double.parseDouble(row[9]),
        Double.parseDouble(row[10]),
        shelter(row),
        hours(id));
  }

  private static Optional<Shelter> shelter(String[] row) {
    if (row[11].isEmpty()) {
      return Optional.empty();
    }
    Map<Hazard, Mark> marks = new EnumMap<>(Hazard.class);
    for (Hazard hazard : Hazard.values()) {
      marks.put(hazard, mark(row[11].charAt(hazard.ordinal())));
    }
    return Optional.of(
        new Shelter(
            marks,
            mark(row[12].charAt(0)) == Mark.YES,
            present(row[13]).map(Double::valueOf),
            present(row[14]).map(Integer::valueOf)));
  }

  private static Mark mark(char printed) {
    return switch (printed) {
      case '○' -> Mark.YES;
      case '△' -> Mark.LIMITED;
      case '×' -> Mark.NO;
      default -> throw new IllegalStateException("unknown mark in " + TABLE + ": " + printed);
    };
  }

  private static Optional<String> present(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }

  private static List<OpeningHours> hours(CenterId id) {
    boolean known = id.equals(HOURS_KNOWN);
    OpeningHours rooms = new OpeningHours(OpeningHours.Service.CENTER, roomWeek(), !known);
    return known
        ? List.of(rooms, new OpeningHours(OpeningHours.Service.BRANCH_OFFICE, officeWeek(), false))
        : List.of(rooms);
  }

  private static Map<DayOfWeek, OpeningHours.Span> roomWeek() {
    Map<DayOfWeek, OpeningHours.Span> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      int closing = day == DayOfWeek.SUNDAY ? 17 : 22;
      week.put(day, new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(closing, 0)));
    }
    return week;
  }

  private static Map<DayOfWeek, OpeningHours.Span> officeWeek() {
    Map<DayOfWeek, OpeningHours.Span> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, new OpeningHours.Span(LocalTime.of(8, 30), LocalTime.of(17, 0)));
      }
    }
    return week;
  }

  private static List<String[]> rows() {
    try (InputStream in = CenterTable.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(CenterTable::cells)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException(TABLE + " has " + COLUMNS + " columns, not: " + line);
    }
    return cells;
  }
}
