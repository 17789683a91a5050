package tsudoi.kiosk.line;

import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.op.Epoch;
import tsudoi.seal.DevicePublicKey;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;

/// Becomes a member of the city with a one-time code: asks the hub until it answers, keeps the
/// answer, and then calls back once.
public final class Enrolment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
  private static final long BACKOFF_MS_MIN = 500;
  private static final long BACKOFF_MS_MAX = 15_000;

  /// What a new kiosk says of itself.
  public record Application(String code, String name, Epoch epoch, CenterId center) {}

  private final HubAddress hub;
  private final IdentityFile file;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile boolean closed;
  private volatile Thread thread = Thread.currentThread();

  public Enrolment(HubAddress hub, IdentityFile file, InstantSource clock, RandomGenerator random) {
    this.hub = hub;
    this.file = file;
    this.clock = clock;
    this.random = random;
  }

  public void start(Application application, Identity stranger, Consumer<Identity> enrolled) {
    thread =
        Thread.ofPlatform()
            .name("enrolment")
            .daemon()
            .start(() -> askUntilEnrolled(application, stranger, enrolled));
  }

  @Override
  public void close() {
    closed = true;
    if (thread != Thread.currentThread()) {
      thread.interrupt();
    }
  }

  private void askUntilEnrolled(
      Application application, Identity stranger, Consumer<Identity> enrolled) {
    for (int failures = 0; !closed; failures++) {
      try {
        Identity identity = stranger.enrolled(ask(application, stranger));
        file.write(identity);
        enrolled.accept(identity);
        return;
      } catch (LineDown e) {
        if (failures == 0) {
          LOG.info("Not enrolled yet: {}", e.getMessage());
        }
      } catch (RuntimeException e) {
        LOG.error("The enrolment failed", e);
      }
      if (!pause(failures)) {
        return;
      }
    }
  }

  private Membership ask(Application application, Identity stranger) throws LineDown {
    Message.Enrolled answer =
        hub.post(
            HttpRequest.newBuilder(hub.at("/sync/v1/enrol")),
            new Message.Enrol(
                application.code,
                application.name,
                application.epoch,
                stranger.key().publicKey().raw()),
            Message.Enrolled.class);
    if (!answer.center().equals(application.center)) {
      throw new LineDown("the code is for another center: " + answer.center().number());
    }
    return new Membership(
        answer.replica(),
        answer.center(),
        answer.hub(),
        DevicePublicKey.ofRaw(answer.hubKey()),
        JapanTime.dayOf(clock.instant()));
  }

  private boolean pause(int failures) {
    long bound = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(failures, 10));
    try {
      Thread.sleep(random.nextLong(BACKOFF_MS_MIN, bound + 1));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
