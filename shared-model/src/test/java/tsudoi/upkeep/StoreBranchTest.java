package tsudoi.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.branch.Branching;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.Replica;
import tsudoi.wire.OpCodec;

class StoreBranchTest {
  private static final ReplicaId KIOSK = new ReplicaId(new UUID(1, 1));
  private static final Scope CENTER = new Scope("center:4");

  @TempDir private Path data;

  @Test
  void a_store_begins_a_new_life_and_the_old_one_stays_beside_it() throws IOException {
    Writer before = written(5);
    StoreBranch.want(data, before, Map.of(CENTER, 3L));

    assertThat(StoreBranch.begin(data, store())).hasValue(new Branching.Outcome(3, 2, 0));

    Map<ChainId, Head> heads = heads();
    assertThat(heads.get(new ChainId(before, CENTER))).extracting(Head::seq).isEqualTo(3L);
    Writer after = writerNow();
    assertThat(after.epoch()).isNotEqualTo(before.epoch());
    assertThat(heads.get(new ChainId(after, CENTER))).extracting(Head::seq).isEqualTo(2L);
    assertThat(data.resolve("store-parted")).isDirectory();
    assertThat(StoreBranch.begin(data, store())).isEmpty();
  }

  @Test
  void a_power_cut_at_any_step_loses_nothing_and_does_nothing_twice() throws IOException {
    Writer before = written(5);
    StoreBranch.want(data, before, Map.of(CENTER, 3L));
    byte[] wish = Files.readAllBytes(data.resolve("branch-wanted"));

    // while the new store was being written
    Files.createDirectories(data.resolve("store-branch").resolve("half"));
    assertThat(StoreBranch.begin(data, store())).isPresent();
    Writer after = writerNow();

    // after everything but the wish was done
    Files.write(data.resolve("branch-wanted"), wish);
    assertThat(StoreBranch.begin(data, store())).isEmpty();
    assertThat(writerNow()).isEqualTo(after);
    assertThat(data.resolve("branch-wanted")).doesNotExist();

    // between the two renames
    Files.write(data.resolve("branch-wanted"), wish);
    Files.move(store(), data.resolve("store-branch"));
    Files.move(data.resolve("store.witness"), data.resolve("store-branch.witness"));
    assertThat(StoreBranch.begin(data, store())).isEmpty();
    assertThat(writerNow()).isEqualTo(after);
    assertThat(heads().get(new ChainId(after, CENTER))).extracting(Head::seq).isEqualTo(2L);
  }

  @Test
  void what_cannot_be_done_leaves_the_store_as_it_is_and_is_not_tried_at_once() throws IOException {
    Writer before = written(5);
    StoreBranch.want(data, before, Map.of(CENTER, 3L));
    // a file where the new store's folder would be
    Files.write(data.resolve("store-branch"), new byte[1]);

    assertThat(StoreBranch.begin(data, store())).isEmpty();

    assertThat(writerNow()).isEqualTo(before);
    assertThat(heads().get(new ChainId(before, CENTER))).extracting(Head::seq).isEqualTo(5L);
    Instant now = InstantSource.system().instant();
    assertThat(StoreBranch.mayBegin(data, now)).isFalse();
    assertThat(StoreBranch.mayBegin(data, now.plus(Duration.ofHours(2)))).isTrue();
  }

  private Path store() {
    return data.resolve("store");
  }

  private Writer writerNow() {
    try (DurableStore store = DurableStore.open(store(), StoreSettings.standard())) {
      assertThat(store.recovery()).isEmpty();
      return new Writer(KIOSK, new Epoch(store.id()));
    }
  }

  private Map<ChainId, Head> heads() {
    try (DurableOpLog log =
        new DurableOpLog(DurableStore.open(store(), StoreSettings.standard()), new OpCodec())) {
      return log.heads();
    }
  }

  private Writer written(int ops) {
    DurableStore store = DurableStore.open(store(), StoreSettings.standard());
    Writer me = new Writer(KIOSK, new Epoch(store.id()));
    OpCodec codec = new OpCodec();
    try (DurableOpLog log = new DurableOpLog(store, codec)) {
      Replica replica =
          new Replica(
              me,
              KIOSK,
              log,
              codec,
              List.of(),
              InstantSource.system(),
              () -> new Moment(new UUID(1, 2), 3),
              _ -> Optional.empty());
      OpId some = new OpId(new ChainId(me, CENTER), 1);
      for (int op = 0; op < ops; op++) {
        replica.write(
            Actor.DEVICE,
            _ ->
                Draft.of(
                    true,
                    CENTER,
                    List.of(
                        new ReviewEvent.DecisionAsked(
                            some, ReviewEvent.Decision.READMIT, "note"))));
      }
    }
    return me;
  }
}
