package tsudoi.kiosk;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tsudoi.upkeep.Upkeep;

/// Ends this process in order, with the status that asks whoever started it to start it again.
final class StartAgain {
  private static final Logger LOG = LoggerFactory.getLogger(StartAgain.class);

  /// Long enough for the screen that asked for it to say so.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private StartAgain() {}

  static void soon(ConfigurableApplicationContext context) {
    Thread.ofPlatform()
        .name("start-again")
        .start(() -> {
          try {
            Thread.sleep(PAUSE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          LOG.info("Starting again");
          System.exit(SpringApplication.exit(context, () -> Upkeep.START_AGAIN_STATUS));
        });
  }
}
