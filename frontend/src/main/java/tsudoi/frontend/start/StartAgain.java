package tsudoi.frontend.start;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tsudoi.upkeep.Upkeep;

/// Ends this process in order, with the status that asks whoever started it to start it again.
public final class StartAgain {
  private static final Logger LOG = LoggerFactory.getLogger(StartAgain.class);

  /// Long enough for the screen that asked for it to say so.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// How long closing may take: on a broken disk it may take for ever.
  private static final Duration CLOSING_MAX = Duration.ofSeconds(20);

  private StartAgain() {}

  public static void soon(ConfigurableApplicationContext context) {
    Thread.ofPlatform()
        .name("start-again")
        .start(() -> {
          pause(PAUSE);
          LOG.info("Starting again");
          insist();
          System.exit(SpringApplication.exit(context, () -> Upkeep.START_AGAIN_STATUS));
        });
  }

  private static void insist() {
    Thread.ofPlatform()
        .name("start-again-insists")
        .daemon()
        .start(() -> {
          pause(CLOSING_MAX);
          Runtime.getRuntime().halt(Upkeep.START_AGAIN_STATUS);
        });
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
