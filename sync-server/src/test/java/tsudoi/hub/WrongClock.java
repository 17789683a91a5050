package tsudoi.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tsudoi.desk.ClockDesk;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Moment;
import tsudoi.oplog.Replica;
import tsudoi.signup.SignUp;

/// A kiosk of 亀阜 whose clock is three hours behind: somebody signs up and comes in, and a minute
/// later it has contact.
public final class WrongClock {
  private static final int SEED = 31;

  /// The test replica counts the milliseconds since its boot up to here.
  private static final long SINCE_BOOT_MAX = 1_000_000;

  private final Instant truth;
  private final TestReplica kiosk;

  /// @param truth when somebody signed up, in the hub's time
  public WrongClock(Replica hub, Instant truth) {
    this.truth = truth;
    kiosk = new TestReplica(SEED, hub.writer()).withKeys();
    long wrong = truth.minus(Duration.ofHours(3)).toEpochMilli();
    kiosk.now = Instant.ofEpochMilli(wrong - wrong % SINCE_BOOT_MAX);
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 0));
    SignUp party =
        ((SignUpOutcome.Taken) kiosk.signUps.signUp(Actor.VISITOR, Samples.party(kiosk, 1)))
            .signUp();
    kiosk.checkIns.mark(Actor.DEVICE, party.id(), party.persons().getFirst().token());
  }

  public void contact() {
    kiosk.now = kiosk.now.plusSeconds(60);
    new ClockDesk(kiosk.replica, kiosk.board.clocks(), TestReplica.KIFU)
        .heard(
            new Moment(new UUID(SEED, 9), kiosk.now.toEpochMilli() % SINCE_BOOT_MAX),
            truth.plusSeconds(60).toEpochMilli(),
            40);
  }

  public void bring(Replica hub) {
    for (ChainId chain : kiosk.log.heads().keySet()) {
      hub.receive(
          kiosk.log.readChain(chain, hub.log().staged(chain).seq(), 1_000, 1 << 24),
          List.of(),
          Map.of());
    }
  }
}
