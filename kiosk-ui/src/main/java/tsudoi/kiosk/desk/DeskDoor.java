package tsudoi.kiosk.desk;

import java.util.Optional;
import java.util.function.Supplier;
import tsudoi.carry.Sticks;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.StaffCalls;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.upkeep.Upkeep;

/// What the screens of the desk work with: the kiosk, the manager who sits there, and the beat.
///
/// @param who the manager of the current browser
/// @param logout ends the current browser's login
public record DeskDoor(
    Opening opening,
    Beat beat,
    StaffCalls calls,
    Fresh fresh,
    Upkeep upkeep,
    Sticks sticks,
    Supplier<Optional<OpenDesk>> who,
    Runnable logout) {

  /// There is a kiosk wherever somebody could log in.
  public Kiosk kiosk() {
    return opening.kiosk().orElseThrow(() -> new IllegalStateException("not in service"));
  }

  /// The manager, while the desk is open.
  public Optional<OpenDesk> manager() {
    return who.get().filter(OpenDesk::isOpen);
  }
}
