package tsudoi.kiosk.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.attendance.AttendanceEvent.Heads;
import tsudoi.attendance.HeadCount;
import tsudoi.attendance.Source;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;

/// 人数だけ: what one counter counted, by age band, participants and helpers apart.
public record CountSheet(Map<Cell, Integer> numbers, Source source) {
  /// One number of the sheet.
  public record Cell(AgeBand band, boolean helping) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int bands = band.compareTo(other.band);
      return bands != 0 ? bands : Boolean.compare(helping, other.helping);
    }
  }

  public CountSheet {
    numbers = Map.copyOf(numbers);
  }

  /// What the counter counted before, else an empty sheet.
  public static CountSheet of(Kiosk kiosk, OccurrenceId date, UUID counter) {
    Optional<HeadCount> before =
        kiosk.read(() ->
            kiosk.board().attendance().headCounts(date).stream()
                .filter(count -> count.counter().equals(counter))
                .findFirst());
    Map<Cell, Integer> numbers = new TreeMap<>();
    before.ifPresent(count ->
        count
            .heads()
            .forEach(heads ->
                numbers.merge(
                    new Cell(heads.ageBand(), heads.role().helping()),
                    heads.count(),
                    Integer::sum)));
    return new CountSheet(numbers, before.map(HeadCount::source).orElse(Source.PAPER));
  }

  public int at(Cell cell) {
    return numbers.getOrDefault(cell, 0);
  }

  public int total(boolean helping) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getKey().helping() == helping)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  public boolean fits() {
    return numbers.values().stream().allMatch(number -> number >= 0 && number <= Heads.COUNT_MAX);
  }

  public List<Heads> heads() {
    List<Heads> heads = new ArrayList<>();
    new TreeMap<>(numbers)
        .forEach((cell, count) -> {
          if (count > 0) {
            heads.add(
                new Heads(cell.band(), cell.helping() ? Role.HELPER : Role.PARTICIPANT, count));
          }
        });
    return heads;
  }
}
