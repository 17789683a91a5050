package tsudoi.wire;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsudoi.account.AccountEvent;
import tsudoi.account.AuditEvent;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.clock.ClockEvent;
import tsudoi.listing.ListingEvent;
import tsudoi.op.Event;
import tsudoi.op.ReviewEvent;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;

/// Every op type by its stored name and version. Names and versions never change; a changed shape
/// is a new version beside the old one.
final class EventCatalog {
  record OpType(String name, int version, Class<? extends Event> event) {}

  private static final Stream<OpType> ALL =
      Stream.of(
          type("listing.drafted", ListingEvent.ListingDrafted.class),
          type("listing.published", ListingEvent.ListingPublished.class),
          type("listing.value-kept", ListingEvent.ValueKept.class),
          type("listing.cancelled", ListingEvent.ListingCancelled.class),
          type("occurrence.cancelled", ListingEvent.OccurrenceCancelled.class),
          type("seats.opened", SeatEvent.SeatsOpened.class),
          type("seats.added", SeatEvent.SeatsAdded.class),
          type("seats.withdrawn", SeatEvent.SeatsWithdrawn.class),
          type("seats.granted", SeatEvent.SeatsGranted.class),
          type("seats.grant-presented", SeatEvent.GrantPresented.class),
          type("seats.asked", SeatEvent.SeatsAsked.class),
          type("seats.end-reported", SeatEvent.EndReported.class),
          type("seats.inherited", SeatEvent.SeatsInherited.class),
          type("places.reported", SeatEvent.PlacesReported.class),
          type("signup.asked", SignUpEvent.SignedUp.class),
          type("signup.confirmed", SignUpEvent.SignUpConfirmed.class),
          type("signup.queued", SignUpEvent.SignUpQueued.class),
          type("signup.cancelled", SignUpEvent.SignUpCancelled.class),
          type("signup.corrected", SignUpEvent.PersonCorrected.class),
          type("signup.told", SignUpEvent.PartyTold.class),
          type("signup.promotion-told", SignUpEvent.PromotionTold.class),
          type("attendance.passed", AttendanceEvent.Attended.class),
          type("attendance.undone", AttendanceEvent.AttendanceUndone.class),
          type("attendance.heads", AttendanceEvent.HeadsCounted.class),
          type("attendance.day-closed", AttendanceEvent.DayClosed.class),
          type("attendance.month-confirmed", AttendanceEvent.MonthConfirmed.class),
          type("kiosk.enrolled", AccountEvent.KioskEnrolled.class),
          type("kiosk.retired", AccountEvent.KioskRetired.class),
          type("kiosk.leaving", AccountEvent.KioskLeaving.class),
          type("kiosk.destroyed", AccountEvent.KioskDestroyed.class),
          type("key.hub", AccountEvent.HubKeyPublished.class),
          type("key.seal", AccountEvent.SealKeyPublished.class),
          type("account.manager", AccountEvent.ManagerAdded.class),
          type("account.staff", AccountEvent.StaffAdded.class),
          type("audit.names-shown", AuditEvent.NamesShown.class),
          type("purpose.published", AccountEvent.PurposePublished.class),
          type("clock.sampled", ClockEvent.ClockSampled.class),
          type("op.set-aside", ReviewEvent.OpSetAside.class),
          type("op.readmitted", ReviewEvent.OpReadmitted.class),
          type("op.dismissed", ReviewEvent.OpDismissed.class),
          type("op.decision-asked", ReviewEvent.DecisionAsked.class));

  private final Map<Class<?>, OpType> byClass;
  private final Map<String, OpType> byName;

  private EventCatalog(Map<Class<?>, OpType> byClass) {
    this.byClass = Map.copyOf(byClass);
    this.byName =
        byClass.values().stream()
            .collect(Collectors.toUnmodifiableMap(EventCatalog::key, Function.identity()));
  }

  static EventCatalog current() {
    return new EventCatalog(TYPES);
  }

  private static final Map<Class<?>, OpType> TYPES =
      ALL.collect(Collectors.toUnmodifiableMap(OpType::event, Function.identity()));

  OpType of(Event event) {
    OpType type = byClass.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException("no op type for " + event.getClass());
    }
    return type;
  }

  Optional<OpType> find(String name, int version) {
    return Optional.ofNullable(byName.get(name + "/" + version));
  }

  private static String key(OpType type) {
    return type.name + "/" + type.version;
  }

  private static OpType type(String name, Class<? extends Event> event) {
    return new OpType(name, 1, event);
  }
}
