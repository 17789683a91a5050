package tsudoi.oplog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.wire.OpCodec;

/// What every op log promises. Each implementation extends this suite.
public abstract class OpLogContract {
  protected static final Scope KIFU = Scope.of(new CenterId(4));
  protected static final Writer A =
      new Writer(new ReplicaId(new UUID(1, 1)), new Epoch(new UUID(1, 2)));
  protected static final Writer B =
      new Writer(new ReplicaId(new UUID(2, 1)), new Epoch(new UUID(2, 2)));

  final OpCodec codec = new OpCodec();

  /// The log under test, with what was stored before.
  protected abstract OpLog log();

  /// The log after closing and opening again, where the implementation survives that.
  protected abstract OpLog reopened();

  @Test
  void an_empty_log_has_nothing() {
    assertThat(log().lastPosition(KIFU)).isZero();
    assertThat(log().read(KIFU, 0, 10, 10_000)).isEmpty();
    assertThat(log().staged(new ChainId(A, KIFU))).isEqualTo(Head.NONE);
    assertThat(log().note("cursor")).isEmpty();
  }

  @Test
  void ops_get_dense_positions_in_the_order_of_commits() {
    store(op(A, KIFU, 1), op(B, KIFU, 1));
    store(op(A, KIFU, 2), op(A, Scope.CITY, 1));

    assertThat(log().read(KIFU, 0, 10, 10_000))
        .extracting(Placed::position)
        .containsExactly(1L, 2L, 3L);
    assertThat(log().read(KIFU, 1, 1, 10_000))
        .extracting(placed -> placed.op().op().id())
        .containsExactly(new OpId(new ChainId(B, KIFU), 1));
    assertThat(log().lastPosition(Scope.CITY)).isEqualTo(1);
  }

  @Test
  void a_chain_is_read_by_seq_and_its_head_covers_every_byte() {
    EncodedOp first = op(A, KIFU, 1);
    EncodedOp second = op(A, KIFU, 2);
    store(first, op(B, KIFU, 1), second);

    ChainId chain = new ChainId(A, KIFU);
    assertThat(log().readChain(chain, 1, 10, 10_000))
        .extracting(op -> op.op().id().seq())
        .containsExactly(2L);
    assertThat(log().heads().get(chain))
        .isEqualTo(Head.NONE.next(first.bytes()).next(second.bytes()));
  }

  @Test
  void a_page_keeps_to_its_bytes_but_is_never_empty() {
    store(op(A, KIFU, 1), op(A, KIFU, 2), op(A, KIFU, 3));

    assertThat(log().read(KIFU, 0, 10, 1)).hasSize(1);
    assertThat(log().readChain(new ChainId(A, KIFU), 0, 10, 1)).hasSize(1);
  }

  @Test
  void a_gap_or_a_repetition_is_refused_and_nothing_of_it_stored() {
    store(op(A, KIFU, 1));

    assertThatThrownBy(() -> store(op(B, KIFU, 1), op(A, KIFU, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store(op(A, KIFU, 1))).isInstanceOf(IllegalArgumentException.class);
    assertThat(log().lastPosition(KIFU)).isEqualTo(1);
  }

  @Test
  void keys_and_notes_are_stored_with_their_ops() {
    EncodedOp op = op(A, KIFU, 1);
    UUID person = new UUID(7, 7);
    KeyEntry key =
        new KeyEntry(KIFU, KeyEntry.Kind.PERSON, person, op.op().id(), new byte[] {1, 2});
    log().commit(new Commit(List.of(op), List.of(key), Map.of("cursor", new byte[] {9}))).join();

    OpLog reopened = reopened();
    assertThat(reopened.key(KIFU, KeyEntry.Kind.PERSON, person)).contains(key);
    assertThat(reopened.key(KIFU, KeyEntry.Kind.MANAGER, person)).isEmpty();
    assertThat(reopened.keysCarriedBy(List.of(op.op().id()))).containsExactly(key);
    assertThat(reopened.keys(KIFU, KeyEntry.Kind.PERSON)).containsExactly(key);
    assertThat(reopened.note("cursor")).hasValueSatisfying(b -> assertThat(b).containsExactly(9));
  }

  @Test
  void everything_is_there_after_opening_again() {
    for (int seq = 1; seq <= 300; seq++) {
      store(op(A, KIFU, seq), op(B, Scope.CITY, seq));
    }
    Map<ChainId, Head> heads = log().heads();

    OpLog reopened = reopened();
    List<EncodedOp> replayed = new ArrayList<>();
    reopened.replay(replayed::add);
    assertThat(reopened.heads()).isEqualTo(heads);
    assertThat(replayed).hasSize(600);
    assertThat(reopened.staged(new ChainId(A, KIFU)).seq()).isEqualTo(300);
  }

  private void store(EncodedOp... ops) {
    log().commit(Commit.of(List.of(ops))).join();
  }

  protected EncodedOp op(Writer writer, Scope scope, long seq) {
    return codec.encode(
        new Op(
            new OpId(new ChainId(writer, scope), seq),
            new Hlc(seq << 16),
            new Moment(new UUID(3, 3), seq),
            Actor.DEVICE,
            Optional.empty(),
            new AttendanceEvent.DayClosed(
                new CenterId(4), LocalDate.of(2026, 1, 1).plusDays(seq))));
  }
}
