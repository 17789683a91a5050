package tsudoi.kiosk;

import java.time.LocalDate;
import java.util.List;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;

/// Closes each day that is over, so that the hub can tell a quiet month from one that has not
/// arrived.
final class DayKeeper {
  private static final int DAYS_BACK_MAX = 40;

  private final Kiosk kiosk;
  private final LocalDate enrolledOn;

  DayKeeper(Kiosk kiosk, LocalDate enrolledOn) {
    this.kiosk = kiosk;
    this.enrolledOn = enrolledOn;
  }

  void keep() {
    CenterId center = kiosk.center().id();
    kiosk
        .replica()
        .write(
            Actor.DEVICE,
            now -> {
              List<AttendanceEvent> closed =
                  open(JapanTime.dayOf(now)).stream()
                      .<AttendanceEvent>map(day -> new AttendanceEvent.DayClosed(center, day))
                      .toList();
              return Draft.of(closed.size(), Scope.of(center), closed);
            });
  }

  /// Past days, oldest first, that this replica has not closed.
  private List<LocalDate> open(LocalDate today) {
    LocalDate first = latest(enrolledOn, today.minusDays(DAYS_BACK_MAX));
    LocalDate from =
        kiosk
            .board()
            .attendance()
            .closedUntil(kiosk.center().id(), kiosk.replica().writer().replica())
            .map(closed -> latest(first, closed.plusDays(1)))
            .orElse(first);
    return from.isBefore(today) ? from.datesUntil(today).toList() : List.of();
  }

  private static LocalDate latest(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
