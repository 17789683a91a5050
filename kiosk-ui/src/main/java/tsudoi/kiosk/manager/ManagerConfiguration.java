package tsudoi.kiosk.manager;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import tsudoi.kiosk.Opening;
import tsudoi.seal.KeyLock;

/// Wires the managers' login.
@Configuration
class ManagerConfiguration {
  @Bean(initMethod = "start", destroyMethod = "close")
  OpenDesks openDesks(InstantSource clock) {
    return new OpenDesks(clock);
  }

  @Bean
  AuthenticationProvider managerLogin(Opening opening, OpenDesks desks, SecureRandom random) {
    return new ManagerLogin(opening, KeyLock.secure(random), desks, ManagerConfiguration::pause);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
