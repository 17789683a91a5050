package tsudoi.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.clock.ClockEvent;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Event;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;

/// The one table of what a kiosk may write, and where. Keys, kiosks, staff and purpose texts are the
/// hub's alone: a stolen kiosk enrols nobody, changes no key, and touches no other center's
/// activities.
public final class Rights {
  private Rights() {}

  /// Why an op may not be taken from a kiosk. Names are told to people by message key.
  public enum Objection {
    /// Only the hub writes this.
    NOT_A_KIOSKS,
    /// It stands in a scope where its type does not belong.
    OTHER_SCOPE,
    /// It is about another center's activity, or about the city's.
    OTHER_CENTER,
    /// It changes an activity that was never published.
    UNKNOWN_LISTING,
    /// The kiosk was out of service when it brought this.
    RETIRED_KIOSK;

    /// Whether a person may have the op count all the same. What is no kiosk's to write stays out,
    /// whoever asks: otherwise a stolen kiosk would need no more than a tired eye.
    public boolean readmittable() {
      return switch (this) {
        case NOT_A_KIOSKS, OTHER_SCOPE -> false;
        case OTHER_CENTER, UNKNOWN_LISTING, RETIRED_KIOSK -> true;
      };
    }

    /// Whether the center's managers may decide that, and not staff alone.
    public boolean readmittableByCenter() {
      return switch (this) {
        case NOT_A_KIOSKS, OTHER_SCOPE, OTHER_CENTER -> false;
        case UNKNOWN_LISTING, RETIRED_KIOSK -> true;
      };
    }

    /// The objection that a set-aside names; empty for one of a newer version.
    public static Optional<Objection> named(String reason) {
      return Arrays.stream(values()).filter(one -> one.name().equals(reason)).findFirst();
    }
  }

  /// @param center whose kiosk wrote the event
  /// @param listings what is known of a listing so far
  public static Optional<Objection> objection(
      CenterId center,
      Scope scope,
      Event event,
      Function<ListingId, Optional<ListingContent>> listings) {
    if (!kioskMayWrite(event)) {
      return Optional.of(Objection.NOT_A_KIOSKS);
    }
    if (requests(event, scope, listings)) {
      return Optional.empty();
    }
    if (!belongs(event, scope, center)) {
      return Optional.of(Objection.OTHER_SCOPE);
    }
    return switch (event) {
      case ListingEvent listing -> objection(center, listing, listings);
      case SeatEvent seats ->
          listing(seats)
              .flatMap(listings::apply)
              .flatMap(known -> ofAnother(center, Optional.of(known)));
      case SignUpEvent signUp ->
          occurrence(signUp)
              .flatMap(occurrence -> listings.apply(occurrence.listing()))
              .flatMap(known -> ofAnother(center, Optional.of(known)));
      case AttendanceEvent.DayClosed(var closed, _) ->
          closed.equals(center) ? Optional.empty() : Optional.of(Objection.OTHER_CENTER);
      default -> Optional.empty();
    };
  }

  private static boolean kioskMayWrite(Event event) {
    return switch (event) {
      case ListingEvent _, SignUpEvent _, ClockEvent _ -> true;
      case SeatEvent seats ->
          switch (seats) {
            case SeatEvent.SeatsOpened _,
                SeatEvent.SeatsAdded _,
                SeatEvent.SeatsWithdrawn _,
                SeatEvent.SeatsGranted _,
                SeatEvent.SeatsAsked _,
                SeatEvent.EndReported _ ->
                true;
            case SeatEvent.GrantPresented _,
                SeatEvent.SeatsInherited _,
                SeatEvent.PlacesReported _ ->
                false;
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
      case AccountEvent _, AuditEvent _ -> false;
      case ReviewEvent review ->
          switch (review) {
            case ReviewEvent.DecisionAsked _ -> true;
            case ReviewEvent.OpSetAside _, ReviewEvent.OpReadmitted _, ReviewEvent.OpDismissed _ ->
                false;
          };
      case Event.Unknown _ -> true;
      default -> false;
    };
  }

  /// Whether a kiosk may write an event of this type where it reads nothing.
  public static boolean asksElsewhere(Event event) {
    return event instanceof SignUpEvent.SignedUp || event instanceof SignUpEvent.SignUpCancelled;
  }

  /// A visitor asks for a place at another center, or asks no longer: that stands with the center
  /// whose activity it is, and gives nobody a place.
  private static boolean requests(
      Event event, Scope scope, Function<ListingId, Optional<ListingContent>> listings) {
    Optional<OccurrenceId> occurrence =
        switch (event) {
          case SignUpEvent.SignedUp asked -> Optional.of(asked.occurrence());
          case SignUpEvent.SignUpCancelled gone -> Optional.of(gone.occurrence());
          default -> Optional.empty();
        };
    return occurrence
        .flatMap(known -> listings.apply(known.listing()))
        .flatMap(ListingContent::owner)
        .filter(owner -> Scope.of(owner).equals(scope))
        .isPresent();
  }

  /// What everybody reads stands in `city`, what concerns persons and places with their center.
  private static boolean belongs(Event event, Scope scope, CenterId center) {
    return switch (event) {
      case ListingEvent.ListingPublished _,
          ListingEvent.ListingCancelled _,
          ListingEvent.OccurrenceCancelled _ ->
          scope.equals(Scope.CITY);
      case ListingEvent.ValueKept _, Event.Unknown _ ->
          scope.equals(Scope.CITY) || scope.equals(Scope.of(center));
      case ReviewEvent review -> scope.equals(review.op().chain().scope());
      default -> scope.equals(Scope.of(center));
    };
  }

  /// A listing stays with the center that published it first; nobody takes it over by an edit.
  private static Optional<Objection> objection(
      CenterId center, ListingEvent event, Function<ListingId, Optional<ListingContent>> listings) {
    Optional<ListingContent> known = listings.apply(event.listing());
    return switch (event) {
      case ListingEvent.ListingPublished(_, var content, _) ->
          ofAnother(center, Optional.of(content)).or(() -> ofAnother(center, known));
      case ListingEvent.ListingDrafted(_, var content, _) ->
          ofAnother(center, Optional.of(content)).or(() -> ofAnother(center, known));
      case ListingEvent.ValueKept _,
          ListingEvent.ListingCancelled _,
          ListingEvent.OccurrenceCancelled _ ->
          known.isEmpty() ? Optional.of(Objection.UNKNOWN_LISTING) : ofAnother(center, known);
    };
  }

  /// What is not known yet may still arrive: the center's scope can run ahead of the city's.
  private static Optional<Objection> ofAnother(CenterId center, Optional<ListingContent> listing) {
    return listing
        .filter(content -> !content.owner().equals(Optional.of(center)))
        .map(_ -> Objection.OTHER_CENTER);
  }

  private static Optional<ListingId> listing(SeatEvent event) {
    return switch (event) {
      case SeatEvent.SeatsOpened(var listing, _, _) -> Optional.of(listing);
      case SeatEvent.SeatsAdded(var listing, _, _) -> Optional.of(listing);
      case SeatEvent.SeatsWithdrawn(var listing, _, _) -> Optional.of(listing);
      case SeatEvent.SeatsGranted(var occurrence, _) -> Optional.of(occurrence.listing());
      case SeatEvent.GrantPresented(var listing, _, _) -> Optional.of(listing);
      case SeatEvent.SeatsAsked(var occurrence, _, _) -> Optional.of(occurrence.listing());
      case SeatEvent.PlacesReported(var occurrence, _, _, _) -> Optional.of(occurrence.listing());
      case SeatEvent.EndReported _, SeatEvent.SeatsInherited _ -> Optional.empty();
    };
  }

  private static Optional<OccurrenceId> occurrence(SignUpEvent event) {
    return switch (event) {
      case SignUpEvent.SignedUp signedUp -> Optional.of(signedUp.occurrence());
      case SignUpEvent.SignUpConfirmed(_, var occurrence, _) -> Optional.of(occurrence);
      case SignUpEvent.SignUpQueued(_, var occurrence, _, _) -> Optional.of(occurrence);
      case SignUpEvent.SignUpCancelled(_, var occurrence, _) -> Optional.of(occurrence);
      case SignUpEvent.PersonCorrected _, SignUpEvent.PartyTold _, SignUpEvent.PromotionTold _ ->
          Optional.empty();
    };
  }
}
