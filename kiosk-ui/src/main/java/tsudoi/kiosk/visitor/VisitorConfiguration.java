package tsudoi.kiosk.visitor;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.kiosk.FreshIds;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.Pulse;
import tsudoi.kiosk.StaffCalls;
import tsudoi.upkeep.Upkeep;

/// Wires the visitor's part of the kiosk.
@Configuration
class VisitorConfiguration {
  @Bean
  Lobby lobby(
      Opening opening,
      Pulse pulse,
      StaffCalls calls,
      Upkeep upkeep,
      FreshIds ids,
      SecureRandom random) {
    return new Lobby(
        opening,
        pulse,
        calls,
        upkeep::saving,
        new Agenda(opening),
        new TrySlowdown(),
        new Lobby.Drawing(ids, random));
  }
}
