package tsudoi.hub.eventsheet;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.hub.eventsheet.Printed.Mark;
import tsudoi.hub.eventsheet.RowReading.Remark;

/// Collects times into slots while the marks of a cell go by.
final class Slots {

  /// A time span of a day. `openEnd`: the end was written 「4時」 and may mean the afternoon.
  record Slot(
      Optional<String> label, Optional<LocalTime> start, Optional<LocalTime> end, boolean openEnd) {
    Slot endingAt(LocalTime time, boolean open) {
      return new Slot(label, start, Optional.of(time), open);
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Set<Remark> remarks = new HashSet<>();
  private Optional<String> label = Optional.empty();
  private boolean afternoon;
  private boolean to;

  void label(String text) {
    label = Optional.of(text);
    to = false;
  }

  void to() {
    to = true;
  }

  void add(Mark.Time mark) {
    boolean ends = to && (slots.isEmpty() || slots.getLast().end().isEmpty());
    var time = mark.time();
    if (mark.openHalf() && afternoon && time.getHour() < 12) {
      time = time.plusHours(12);
      if (!ends) {
        remarks.add(Remark.AFTERNOON_ASSUMED);
      }
    } else {
      afternoon = mark.afternoon();
    }
    if (ends && !slots.isEmpty()) {
      slots.add(slots.removeLast().endingAt(time, mark.openHalf()));
    } else if (ends) {
      slots.add(new Slot(label, Optional.empty(), Optional.of(time), mark.openHalf()));
    } else {
      slots.add(new Slot(label, Optional.of(time), Optional.empty(), false));
      label = Optional.empty();
    }
    to = false;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /// Ends the day: what follows belongs to another one. Whether it is afternoon is remembered.
  List<Slot> take() {
    var taken = List.copyOf(slots);
    slots.clear();
    label = Optional.empty();
    to = false;
    return taken;
  }

  Set<Remark> remarks() {
    return remarks;
  }

  /// Start column and end column put together: by ① where both have it, else by order.
  static List<Slot> pair(List<Slot> starts, List<Slot> ends) {
    if (starts.isEmpty()) {
      return ends.stream()
          .limit(1)
          .map(s ->
              s.end().isPresent() ? s : new Slot(s.label(), Optional.empty(), s.start(), false))
          .toList();
    }
    if (ends.isEmpty() || starts.stream().anyMatch(s -> s.end().isPresent())) {
      return starts;
    }
    var paired = new ArrayList<Slot>();
    for (int i = 0; i < starts.size(); i++) {
      var start = starts.get(i);
      var end = endFor(start, i, starts.size(), ends);
      paired.add(end.map(time -> start.endingAt(time, false)).orElse(start));
    }
    return paired;
  }

  private static Optional<LocalTime> endFor(Slot start, int index, int count, List<Slot> ends) {
    if (start.label().isPresent() && ends.stream().anyMatch(e -> e.label().isPresent())) {
      return ends.stream()
          .filter(e -> e.label().equals(start.label()))
          .findFirst()
          .flatMap(Slots::lastTime);
    }
    return ends.size() == count || count == 1 ? lastTime(ends.get(index)) : Optional.empty();
  }

  private static Optional<LocalTime> lastTime(Slot slot) {
    return slot.end().or(slot::start);
  }
}
