package tsudoi.hub.review;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tsudoi.account.AuditEvent;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Op;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;

/// Who had names shown at the hub, and when: the newest entries. Read it inside
/// [tsudoi.oplog.Replica#read].
@Component
public final class NamesShownLog implements Projection {
  static final int KEPT_MAX = 1_000;

  /// @param account empty when the software itself wrote it
  public record Entry(Instant at, Optional<UUID> account, OccurrenceId occurrence, int persons) {}

  private final NavigableMap<Stamp, Entry> entries = new TreeMap<>();

  @Override
  public void apply(Op op) {
    if (op.event() instanceof AuditEvent.NamesShown(var occurrence, int persons)) {
      entries.put(op.stamp(), new Entry(op.hlc().time(), account(op.actor()), occurrence, persons));
      if (entries.size() > KEPT_MAX) {
        entries.pollFirstEntry();
      }
    }
  }

  @Override
  public void clear() {
    entries.clear();
  }

  private static Optional<UUID> account(Actor actor) {
    return actor instanceof Actor.Account(var id) ? Optional.of(id) : Optional.empty();
  }

  /// The newest first.
  public List<Entry> newest() {
    return List.copyOf(entries.descendingMap().values());
  }
}
