package tsudoi.system.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk's desks are killed while people tap: `-Dtsudoi.kills=1000` for the whole proof, and
/// `-Dtsudoi.seed=N` for other moments.
class RealKillsTest {
  private static final int KILLS = Integer.getInteger("tsudoi.kills", 20);
  private static final long SEED = Long.getLong("tsudoi.seed", 3);

  /// A store sees so many kills before the next begins with a fresh one.
  private static final int KILLS_PER_STORE = 50;

  private static final int LOG_BYTES_USUAL = 4 << 20;

  /// So small that checkpoints come in the middle of taps.
  private static final int LOG_BYTES_SMALL = 32 << 10;

  @TempDir Path folder;

  @Test
  void every_tap_that_was_answered_is_there_once_however_often_the_plug_is_pulled()
      throws Exception {
    Random random = new Random(SEED);
    Killing.Outcome all = Killing.Outcome.NONE;
    for (int store = 0; all.kills() < KILLS; store++) {
      int logBytes = store % 2 == 0 ? LOG_BYTES_SMALL : LOG_BYTES_USUAL;
      Killing killing =
          new Killing(folder.resolve("store-" + store), logBytes, Tapper.HONEST, random);
      all = all.plus(killing.run(Math.min(KILLS_PER_STORE, KILLS - all.kills())));
      System.out.println(all);
    }
    assertThat(all.answered()).isGreaterThan(KILLS);
    assertThat(all.lost()).as("lost").isZero();
    assertThat(all.twice()).as("there twice").isZero();
    assertThat(all.repairs()).isEmpty();
  }

  @Test
  void an_answer_before_the_force_is_noticed() throws Exception {
    Killing.Outcome hasty =
        new Killing(folder, LOG_BYTES_USUAL, Tapper.HASTY, new Random(SEED)).run(3);
    assertThat(hasty.lost()).as("lost by saying done too early").isPositive();
  }
}
