package tsudoi.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void so_many_get_in_and_the_next_is_turned_away_until_one_leaves() {
    Gate gate = new Gate(2, 1, Duration.ofMillis(20));
    Gate.Place first = gate.enter().orElseThrow();
    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isEmpty();
    first.close();
    assertThat(gate.enter()).isPresent();
  }

  @Test
  void whoever_waits_gets_the_place_that_becomes_free_and_waiting_has_a_bound_too()
      throws Exception {
    Gate gate = new Gate(1, 1, Duration.ofSeconds(30));
    Gate.Place inside = gate.enter().orElseThrow();
    CompletableFuture<Optional<Gate.Place>> waiting = CompletableFuture.supplyAsync(gate::enter);
    while (gate.waiting() == 0) {
      Thread.sleep(1);
    }
    assertThat(gate.enter()).as("no chair is left").isEmpty();
    inside.close();
    assertThat(waiting.get()).isPresent();
  }
}
