package tsudoi.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.sync.HubSync;

class RefusedRecordsTest {
  private static final ReplicaId LOBBY = new ReplicaId(new UUID(1, 1));

  private Instant now = Instant.parse("2026-11-22T00:00:00Z");
  private final RefusedRecords records = new RefusedRecords(() -> now);

  @Test
  void a_kiosk_whose_store_begins_a_new_life_is_one_machine() {
    hear(1, 1, 2, 2, 3, 3);

    assertThat(records.concern(LOBBY)).isEmpty();
  }

  @Test
  void an_earlier_life_that_speaks_again_is_another_machine() {
    hear(1, 2, 1);

    assertThat(records.concern(LOBBY)).contains(RefusedRecords.TWINS);
    assertThat(records.concern(new ReplicaId(new UUID(2, 2)))).isEmpty();
  }

  @Test
  void it_is_told_as_long_as_both_speak_and_a_while_longer() {
    hear(1, 2, 1);
    now = now.plus(RefusedRecords.TWINS_STAND.minusMinutes(1));
    hear(2);
    now = now.plus(Duration.ofMinutes(30));
    assertThat(records.concern(LOBBY)).contains(RefusedRecords.TWINS);

    now = now.plus(RefusedRecords.TWINS_STAND);
    hear(2, 2);
    assertThat(records.concern(LOBBY)).isEmpty();
  }

  @Test
  void otherwise_the_concern_is_what_was_refused() {
    hear(1);
    records.refused(new ChainId(writer(1), Scope.CITY), 4, HubSync.DAMAGED);

    assertThat(records.concern(LOBBY)).contains(HubSync.DAMAGED);
  }

  private void hear(int... lives) {
    for (int life : lives) {
      records.heard(writer(life));
    }
  }

  private static Writer writer(int life) {
    return new Writer(LOBBY, new Epoch(new UUID(7, life)));
  }
}
