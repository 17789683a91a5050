package tsudoi.kiosk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import tsudoi.carry.KioskCarrier;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.kiosk.line.LineReport;
import tsudoi.op.Writer;
import tsudoi.oplog.Replica;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.ReportedPlaces;

/// The kiosk in service: what its screens work with. There is one from enrolment on.
///
/// @param board what is known; screens read it through [#read]
/// @param elsewhere places left at other centers, as the hub reported them
/// @param carrier the other way to the hub and back, on a memory stick
/// @param grants net places that go into join codes
/// @param key signs join codes and receipts
/// @param hub whom net places are granted to
public record Kiosk(
    City city,
    Center center,
    Replica replica,
    Board board,
    ReportedPlaces elsewhere,
    OwnGrants grants,
    Desks desks,
    LineReport line,
    KioskCarrier carrier,
    DeviceKey key,
    Writer hub,
    Manners manners,
    InstantSource clock) {

  /// Where commands go: the only places that write.
  public record Desks(
      SignUpDesk signUps,
      CheckInDesk checkIns,
      ListingDesk listings,
      SeatDesk seats,
      ReviewDesk reviews) {}

  /// How this kiosk behaves towards people.
  ///
  /// @param idle how long nobody may touch the screen before it asks
  /// @param phonesReach where phones reach the hub
  public record Manners(Duration idle, URI phonesReach) {}

  /// Reads the board in a state between two writes. The query returns values, not views.
  public <T> T read(Supplier<T> query) {
    return replica.read(query);
  }

  /// Gives free places at this center to those who wait in this kiosk's own line, then to those who
  /// wait elsewhere, and asks for more where few are left.
  void keepSeats() {
    desks.signUps().moveUp(center.id()::equals, now());
    desks.seats().share(center.id()::equals, now());
    desks.seats().reportEnds(center.id());
  }

  public Instant instant() {
    return clock.instant();
  }

  /// The wall clock of the building.
  public LocalDateTime now() {
    return JapanTime.at(clock.instant());
  }
}
