package tsudoi.attendance;

import java.util.List;
import java.util.UUID;

/// What one counter counted at one occurrence: heads without tokens.
public record HeadCount(
    UUID counter, List<AttendanceEvent.Heads> heads, Source source, boolean sample) {
  public HeadCount {
    heads = List.copyOf(heads);
  }

  public int count(boolean helping) {
    return heads.stream()
        .filter(part -> part.role().helping() == helping)
        .mapToInt(AttendanceEvent.Heads::count)
        .sum();
  }
}
