package tsudoi.system.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tsudoi.city.CenterId;
import tsudoi.desk.NewSignUp;
import tsudoi.listing.Listing;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Placed;
import tsudoi.person.PersonToken;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpRules;
import tsudoi.signup.SignedPerson;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;

/// The simulator can fail: mistakes that others have made, built in through its seams, are caught.
class KnownMistakesTest {
  private static final int SEEDS_MAX = 1_000;

  @Test
  void a_cursor_stored_before_its_data_is_caught() {
    // the feed skips what was lost, or does not continue what is here
    assertCaught(new CursorBeforeData(), Invariant.SAME_EVERYWHERE, Invariant.QUEUES_EMPTY);
  }

  @Test
  void unsent_work_that_waits_for_the_next_write_is_caught() {
    assertCaught(new WaitForTheNextWrite(), Invariant.QUEUES_EMPTY);
  }

  @Test
  void seats_where_the_last_writer_wins_are_caught() {
    assertCaught(new LastWriterWinsSeats(), Invariant.NEVER_OVERBOOKED);
  }

  @Test
  void a_mark_taken_from_the_request_is_caught() {
    assertCaught(new MarkFromTheRequest(), Invariant.SENT_IS_HELD);
  }

  @Test
  void two_who_promote_from_one_line_are_caught() {
    assertCaught(new TwoPromoters(), Invariant.NEVER_OVERBOOKED);
  }

  private static void assertCaught(Mistake mistake, Invariant... by) {
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      Report report = Report.of(seed, mistake);
      if (report.failure().isPresent()) {
        System.out.printf(
            "%s: caught by seed %d, %s%n",
            mistake.getClass().getSimpleName(), seed, report.failure().get().invariant());
        assertThat(report.failure().get().invariant()).as(report::describe).isIn((Object[]) by);
        return;
      }
    }
    throw new AssertionError("not caught within " + SEEDS_MAX + " seeds");
  }

  /// CouchDB's peers: the checkpoint is stored first, and the data is lost with the power.
  private static final class CursorBeforeData implements Mistake {
    @Override
    public OpLog log(OpLog log) {
      return new ForwardingLog(log) {
        @Override
        public CompletableFuture<Void> commit(Commit commit) {
          boolean page = !commit.ops().isEmpty() && !commit.notes().isEmpty();
          if (!page) {
            return super.commit(commit);
          }
          CompletableFuture<Void> cursor =
              super.commit(new Commit(List.of(), List.of(), commit.notes()));
          return cursor.isCompletedExceptionally()
              ? cursor
              : super.commit(new Commit(commit.ops(), commit.keys(), Map.of()));
        }
      };
    }
  }

  private static final class WaitForTheNextWrite implements Mistake {
    @Override
    public boolean triesAgain() {
      return false;
    }
  }

  /// What is left is a number that everybody reads and writes.
  private static final class LastWriterWinsSeats implements Mistake {
    @Override
    public boolean signUp(Software at, NewSignUp wish) {
      SignUpBook book = at.board().signUps();
      Optional<Listing> listing = at.listings().find(wish.occurrence().listing());
      if (listing.isEmpty() || book.find(wish.id()).isPresent()) {
        return false;
      }
      int places = listing.get().content().unit().placesFor(wish.persons().size());
      OccurrenceId date = wish.occurrence();
      if (book.capacity(date) - book.taken(date) < places) {
        return false;
      }
      List<SignedPerson> persons =
          wish.persons().stream()
              .map(person ->
                  new SignedPerson(
                      new PersonToken(at.id()), person.ageBand(), person.role(), Map.of()))
              .toList();
      Scope scope = listing.get().content().owner().map(Scope::of).orElseThrow();
      at.replica()
          .write(
              Actor.VISITOR,
              _ ->
                  Draft.of(
                      true,
                      scope,
                      List.of(
                          new SignUpEvent.SignedUp(
                              wish.id(), date, persons, wish.via(), "ABCDEF", false, 1),
                          new SignUpEvent.SignUpConfirmed(wish.id(), date, places))));
      return true;
    }
  }

  /// What was sent counts as received.
  private static final class MarkFromTheRequest implements Mistake {
    @Override
    public HubLink line(HubLink line) {
      Map<ChainId, Head> believed = new HashMap<>();
      return (ask, batches) -> {
        AtomicBoolean brought = new AtomicBoolean();
        Batches watched =
            () -> {
              Optional<Message.Batch> next = batches.next();
              next.ifPresent(batch -> {
                brought.set(true);
                believed.put(batch.chain(), new Head(batch.lastSeq(), batch.head()));
              });
              return next;
            };
        Optional<Answer> answer = Optional.empty();
        try {
          answer = Optional.of(line.exchange(ask, watched));
          answer
              .get()
              .marks()
              .marks()
              .forEach(mark -> believed.putIfAbsent(mark.chain(), mark.head()));
        } catch (LineDown e) {
          if (!brought.get()) {
            throw e;
          }
        }
        return pretended(believed, answer);
      };
    }

    private static Answer pretended(Map<ChainId, Head> believed, Optional<Answer> answer) {
      List<Message.Mark> marks = new ArrayList<>();
      believed.forEach((chain, head) -> marks.add(new Message.Mark(chain, head)));
      Epoch epoch = answer.map(real -> real.marks().hubEpoch()).orElse(new Epoch(new UUID(0, 0)));
      Message.Marks told = new Message.Marks(epoch, 0, marks, List.of(), new byte[0]);
      return new Answer() {
        @Override
        public Message.Marks marks() {
          return told;
        }

        @Override
        public Optional<Message.Page> nextPage() throws LineDown {
          return answer.isPresent() ? answer.get().nextPage() : Optional.empty();
        }
      };
    }
  }

  /// The hub helps the kiosks with their lines.
  private static final class TwoPromoters implements Mistake {
    @Override
    public void alsoKeeps(Software hub) {
      SignUpBook book = hub.board().signUps();
      for (Listing listing : hub.board().listings().published()) {
        Scope scope = Scope.of(listing.content().owner().orElse(new CenterId(1)));
        for (Writer holder : Set.copyOf(book.holders(listing.id()))) {
          for (OccurrenceId date : book.occurrences(listing.id())) {
            List<SignUpEvent> promoted = SignUpRules.promotions(book, holder, date);
            if (!promoted.isEmpty() && !holder.equals(hub.writer())) {
              hub.replica().write(Actor.DEVICE, _ -> Draft.of(true, scope, promoted));
            }
          }
        }
      }
    }
  }

  private static class ForwardingLog implements OpLog {
    private final OpLog log;

    ForwardingLog(OpLog log) {
      this.log = log;
    }

    @Override
    public CompletableFuture<Void> commit(Commit commit) {
      return log.commit(commit);
    }

    @Override
    public boolean accepting() {
      return log.accepting();
    }

    @Override
    public Head staged(ChainId chain) {
      return log.staged(chain);
    }

    @Override
    public Map<ChainId, Head> heads() {
      return log.heads();
    }

    @Override
    public long lastPosition(Scope scope) {
      return log.lastPosition(scope);
    }

    @Override
    public List<Placed> read(Scope scope, long afterPosition, int opsMax, int bytesMax) {
      return log.read(scope, afterPosition, opsMax, bytesMax);
    }

    @Override
    public List<EncodedOp> readChain(ChainId chain, long afterSeq, int opsMax, int bytesMax) {
      return log.readChain(chain, afterSeq, opsMax, bytesMax);
    }

    @Override
    public List<KeyEntry> keysCarriedBy(List<OpId> ops) {
      return log.keysCarriedBy(ops);
    }

    @Override
    public Optional<KeyEntry> key(Scope scope, KeyEntry.Kind kind, UUID subject) {
      return log.key(scope, kind, subject);
    }

    @Override
    public List<KeyEntry> keys(Scope scope, KeyEntry.Kind kind) {
      return log.keys(scope, kind);
    }

    @Override
    public Optional<byte[]> note(String name) {
      return log.note(name);
    }

    @Override
    public void replay(Consumer<EncodedOp> fold) {
      log.replay(fold);
    }

    @Override
    public List<Scope> scopes() {
      return log.scopes();
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
