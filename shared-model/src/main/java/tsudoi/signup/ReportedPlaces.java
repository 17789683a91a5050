package tsudoi.signup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Op;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;
import tsudoi.signup.SeatEvent.PlacesReported;

/// What the hub last reported of each date, folded: the latest report stands. Read it inside
/// [tsudoi.oplog.Replica#read].
public final class ReportedPlaces implements Projection {
  private record Report(Stamp stamp, PlacesReported places) {
    Report later(Report other) {
      return stamp.compareTo(other.stamp) >= 0 ? this : other;
    }
  }

  private final Map<OccurrenceId, Report> reports = new HashMap<>();
  private Instant last = Instant.EPOCH;

  @Override
  public void clear() {
    reports.clear();
    last = Instant.EPOCH;
  }

  @Override
  public void apply(Op op) {
    if (op.event() instanceof PlacesReported places) {
      reports.merge(places.occurrence(), new Report(op.stamp(), places), Report::later);
      last = op.hlc().time().isAfter(last) ? op.hlc().time() : last;
    }
  }

  public Optional<PlacesReported> of(OccurrenceId occurrence) {
    return Optional.ofNullable(reports.get(occurrence)).map(Report::places);
  }

  /// When anything was reported last, by the hub's clock.
  public Instant last() {
    return last;
  }
}
