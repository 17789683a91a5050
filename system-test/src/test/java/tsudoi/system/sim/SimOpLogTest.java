package tsudoi.system.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import tsudoi.op.EncodedOp;
import tsudoi.oplog.Commit;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.OpLogContract;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// The simulated log keeps the contract of every op log, and loses at a power cut exactly what a disk
/// may lose.
class SimOpLogTest extends OpLogContract {
  private final SimDisk disk = new SimDisk();
  private final Sky sky = new Sky();
  private SimOpLog log = open();

  @Override
  protected OpLog log() {
    return log;
  }

  @Override
  protected OpLog reopened() {
    log.die();
    log = open();
    return log;
  }

  @Test
  void a_commit_cut_at_any_byte_is_gone_and_what_was_acknowledged_is_not() {
    Commit kept = Commit.of(List.of(op(A, KIFU, 1)));
    Commit cut = new Commit(List.of(op(A, KIFU, 2)), List.of(), Map.of("cursor", new byte[] {1}));
    int frame = Frames.write(cut).length;
    log.commit(kept).join();
    for (int bytes = 0; bytes < frame; bytes++) {
      sky.fate = new SimOpLog.Fate.PowerCut(bytes);
      assertThatThrownBy(() -> log.commit(cut)).isInstanceOf(PowerGone.class);
      assertThatThrownBy(() -> log.commit(cut)).isInstanceOf(PowerGone.class);

      sky.fate = new SimOpLog.Fate.Kept();
      assertThat(reopened().lastPosition(KIFU)).isEqualTo(1);
      assertThat(log.note("cursor")).isEmpty();
    }
    log.commit(cut).join();
    assertThat(reopened().lastPosition(KIFU)).isEqualTo(2);
  }

  @Test
  void a_full_disk_refuses_and_nothing_changes() {
    sky.fate = new SimOpLog.Fate.Refused();
    assertThat(log.commit(Commit.of(List.of(op(A, KIFU, 1))))).isCompletedExceptionally();

    sky.fate = new SimOpLog.Fate.Kept();
    log.commit(Commit.of(List.of(op(A, KIFU, 1)))).join();
    assertThat(log.lastPosition(KIFU)).isEqualTo(1);
  }

  @Test
  void a_failed_force_is_heard_when_it_is_waited_for() {
    sky.fate = new SimOpLog.Fate.ForceFailed(3);
    CompletableFuture<Void> forced = log.commit(Commit.of(List.of(op(A, KIFU, 1))));

    assertThat(forced).isNotCompletedExceptionally();
    assertThatThrownBy(forced::join).isInstanceOf(CompletionException.class);
    assertThat(log.accepting()).isFalse();
    assertThat(log.lastPosition(KIFU)).isZero();
  }

  private SimOpLog open() {
    return new SimOpLog(disk, new Frames(SimOpLogTest::decode), sky);
  }

  private static EncodedOp decode(byte[] bytes) {
    try {
      return new OpCodec().decode(bytes);
    } catch (MalformedOp e) {
      throw new AssertionError(e);
    }
  }

  private static final class PowerGone extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Sky implements SimOpLog.Weather {
    private SimOpLog.Fate fate = new SimOpLog.Fate.Kept();

    @Override
    public SimOpLog.Fate fate(int frameBytes) {
      return fate;
    }

    @Override
    public void stored(Commit commit) {}

    @Override
    public Error died() {
      return new PowerGone();
    }
  }
}
