package tsudoi.review;

import java.util.Optional;
import tsudoi.account.AccountEvent;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.listing.ListingEvent;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.oplog.Standing;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;

/// An op that the hub set aside, as all known ops make it.
///
/// @param written when the op was written, by its writer's clock
/// @param reason names a message
/// @param since when it was set aside, by the hub's clock
/// @param wish what a manager of the center last asked for and nobody has decided
/// @param note what was written beside the decision; empty while nobody has decided
public record SetAside(
    OpId op,
    Event event,
    Hlc written,
    String reason,
    Hlc since,
    Standing standing,
    Optional<ReviewEvent.DecisionAsked> wish,
    String note) {
  /// What people call such a record.
  public enum Kind {
    SIGN_UP,
    LISTING,
    SEATS,
    ATTENDANCE,
    ACCOUNT,
    OTHER
  }

  public Kind kind() {
    return switch (event) {
      case SignUpEvent _ -> Kind.SIGN_UP;
      case ListingEvent _ -> Kind.LISTING;
      case SeatEvent _ -> Kind.SEATS;
      case AttendanceEvent _ -> Kind.ATTENDANCE;
      case AccountEvent _ -> Kind.ACCOUNT;
      default -> Kind.OTHER;
    };
  }
}
