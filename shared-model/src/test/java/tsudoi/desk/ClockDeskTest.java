package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.op.Moment;

class ClockDeskTest {
  private static final UUID BOOT = new UUID(1, 1);
  private static final long HUB = 1_795_000_000_000L;

  private final TestReplica replica = new TestReplica(1, TestReplica.writer(2));
  private final ClockDesk desk =
      new ClockDesk(replica.replica, replica.board.clocks(), TestReplica.KIFU);

  private boolean heard(UUID boot, Duration sinceBoot, Duration hub) {
    return desk.heard(new Moment(boot, sinceBoot.toMillis()), HUB + hub.toMillis(), 40);
  }

  @Test
  void a_boot_is_sampled_once_and_then_once_an_hour() {
    assertThat(heard(BOOT, Duration.ofMinutes(1), Duration.ofMinutes(1))).isTrue();
    assertThat(heard(BOOT, Duration.ofMinutes(30), Duration.ofMinutes(30))).isFalse();
    assertThat(heard(BOOT, Duration.ofMinutes(60), Duration.ofMinutes(60))).isFalse();
    assertThat(heard(BOOT, Duration.ofMinutes(61), Duration.ofMinutes(61))).isTrue();
    assertThat(heard(new UUID(1, 2), Duration.ofMinutes(1), Duration.ofMinutes(62))).isTrue();
    assertThat(replica.log.lastPosition(TestReplica.SCOPE)).isEqualTo(3);
  }

  @Test
  void a_sample_that_no_longer_tells_the_time_is_followed_by_another() {
    assertThat(heard(BOOT, Duration.ofMinutes(1), Duration.ofMinutes(1))).isTrue();
    assertThat(heard(BOOT, Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(1))).isFalse();
    assertThat(heard(BOOT, Duration.ofMinutes(3), Duration.ofMinutes(3).plusSeconds(2))).isTrue();
  }
}
