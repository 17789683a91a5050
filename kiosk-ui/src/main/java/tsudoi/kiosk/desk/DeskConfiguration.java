package tsudoi.kiosk.desk;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.carry.Sticks;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.Pulse;
import tsudoi.kiosk.StaffCalls;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.upkeep.Upkeep;

/// Wires the manager's desk.
@Configuration
class DeskConfiguration {
  @Bean
  DeskDoor deskDoor(
      Opening opening,
      Pulse pulse,
      StaffCalls calls,
      SecureRandom random,
      Upkeep upkeep,
      Sticks sticks,
      AuthenticationContext authentication) {
    return new DeskDoor(
        opening,
        pulse::subscribe,
        calls,
        new Fresh(UUID::randomUUID, random),
        upkeep,
        sticks,
        () -> authentication.getAuthenticatedUser(OpenDesk.class),
        authentication::logout);
  }
}
