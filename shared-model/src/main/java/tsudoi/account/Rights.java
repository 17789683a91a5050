package tsudoi.account;

import tsudoi.attendance.AttendanceEvent;
import tsudoi.listing.ListingEvent;
import tsudoi.op.Event;
import tsudoi.op.ReviewEvent;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;

/// The one table of what a kiosk may write in the scopes that it reads. Keys, kiosks, staff and
/// purpose texts are the hub's alone: a stolen kiosk enrols nobody and changes no key.
public final class Rights {
  private Rights() {}

  public static boolean kioskMayWrite(Event event) {
    return switch (event) {
      case ListingEvent _, SignUpEvent _ -> true;
      case SeatEvent seats ->
          switch (seats) {
            case SeatEvent.SeatsOpened _,
                SeatEvent.SeatsAdded _,
                SeatEvent.SeatsWithdrawn _,
                SeatEvent.SeatsGranted _,
                SeatEvent.SeatsAsked _ ->
                true;
            case SeatEvent.GrantPresented _, SeatEvent.PlacesReported _ -> false;
          };
      case AttendanceEvent attendance ->
          switch (attendance) {
            case AttendanceEvent.Attended _,
                AttendanceEvent.AttendanceUndone _,
                AttendanceEvent.HeadsCounted _,
                AttendanceEvent.DayClosed _ ->
                true;
            case AttendanceEvent.MonthConfirmed _ -> false;
          };
      case AccountEvent _, ReviewEvent _ -> false;
      case Event.Unknown _ -> true;
      default -> false;
    };
  }
}
