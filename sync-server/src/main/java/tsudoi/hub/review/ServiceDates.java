package tsudoi.hub.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tsudoi.account.AccountEvent;
import tsudoi.city.JapanTime;
import tsudoi.op.Hlc;
import tsudoi.op.Op;
import tsudoi.op.ReplicaId;
import tsudoi.oplog.Projection;

/// Since when each kiosk has been in service: before that, nobody waits for its records.
public final class ServiceDates implements Projection {
  private final Map<ReplicaId, Hlc> enrolled = new HashMap<>();

  @Override
  public void clear() {
    enrolled.clear();
  }

  @Override
  public void apply(Op op) {
    if (op.event() instanceof AccountEvent.KioskEnrolled event) {
      enrolled.merge(event.replica(), op.hlc(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  Optional<LocalDate> since(ReplicaId kiosk) {
    return Optional.ofNullable(enrolled.get(kiosk)).map(hlc -> JapanTime.dayOf(hlc.time()));
  }
}
