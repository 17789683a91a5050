package tsudoi.system.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.BoardState;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Event;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Replica;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.sync.Message;

/// Knows every op that is durable anywhere, the moment it is, and holds the city to what was
/// promised: partitions do not exist here.
final class Oracle {
  private final Board board = Board.empty();
  private final Map<OpId, byte[]> ops = new HashMap<>();
  private final Map<Epoch, Map<ChainId, Head>> marks = new HashMap<>();
  private final Set<SignUpId> confirmed = new LinkedHashSet<>();
  private final Set<OccurrenceId> dates = new LinkedHashSet<>();
  private final List<Op> history = new ArrayList<>();
  private final World world;
  private final Replica replica;

  Oracle(World world) {
    this.world = world;
    this.replica =
        new Replica(
            new Writer(new ReplicaId(new UUID(0, 0)), new Epoch(new UUID(0, 0))),
            world.hub().writer().replica(),
            new MemoryOpLog(),
            world.codec(),
            board.projections(),
            world::now,
            () -> new Moment(new UUID(0, 0), 0),
            _ -> Optional.empty());
  }

  /// How many ops were written.
  long opCount() {
    return ops.size();
  }

  void learn(EncodedOp op) {
    byte[] before = ops.putIfAbsent(op.op().id(), op.bytes());
    if (before != null) {
      if (!Arrays.equals(before, op.bytes())) {
        throw new Violation(Invariant.ONE_NAME_ONE_OP, op.op().id() + " has two contents");
      }
      return;
    }
    history.add(op.op());
    replica.receive(List.of(op), List.of(), Map.of());
    look(op.op().event());
  }

  private void look(Event event) {
    switch (event) {
      case SignUpEvent signUp -> look(signUp);
      case SeatEvent.SeatsOpened(var listing, _, _) -> check(listing);
      case SeatEvent.SeatsAdded(var listing, _, _) -> check(listing);
      case SeatEvent.SeatsWithdrawn(var listing, _, _) -> check(listing);
      case SeatEvent.SeatsGranted(var date, _) -> check(date);
      default -> {}
    }
  }

  private void look(SignUpEvent event) {
    SignUp signUp = board.signUps().find(event.signUp()).orElse(null);
    if (signUp == null) {
      return;
    }
    switch (signUp.state()) {
      case CONFIRMED -> confirmed.add(signUp.id());
      case CANCELLED -> {}
      case ASKED, QUEUED -> {
        if (confirmed.contains(signUp.id())) {
          throw new Violation(Invariant.NOBODY_UNCONFIRMED, signUp.toString());
        }
      }
    }
    dates.add(signUp.occurrence());
    if (signUp.state() != SignUp.State.ASKED) {
      checkPlaces(signUp);
    }
    check(signUp.occurrence());
  }

  private void checkPlaces(SignUp signUp) {
    board
        .listings()
        .find(signUp.occurrence().listing())
        .ifPresent(listing -> {
          PlaceUnit unit = listing.content().unit();
          int coming = signUp.coming().size();
          int due = coming == 0 ? 0 : unit.placesFor(coming);
          if (signUp.places() != due) {
            throw new Violation(
                Invariant.PLACES_ADD_UP,
                signUp.places() + " places for " + coming + " people: " + signUp);
          }
        });
  }

  private void check(ListingId listing) {
    dates.stream().filter(date -> date.listing().equals(listing)).forEach(this::check);
  }

  /// Once a date is over its places may go: nobody comes any more.
  private void check(OccurrenceId date) {
    SignUpBook book = board.signUps();
    if (!book.counted(date.listing()) || date.originalStart().isBefore(JapanTime.at(world.now()))) {
      return;
    }
    int taken = book.taken(date);
    if (taken > book.capacity(date)) {
      throw new Violation(
          Invariant.NEVER_OVERBOOKED,
          taken + " taken of " + book.capacity(date) + " at " + story(date));
    }
    for (Writer holder : book.holders(date.listing())) {
      if (book.free(date, holder) < 0) {
        throw new Violation(
            Invariant.NEVER_OVERBOOKED,
            world.name(holder)
                + " gave away "
                + -book.free(date, holder)
                + " too many at "
                + story(date));
      }
    }
  }

  /// The places of a date and what became of them, op by op in the order of their becoming durable.
  private String story(OccurrenceId date) {
    StringBuilder story = new StringBuilder(date.toString());
    for (Op op : history) {
      Optional<String> told =
          switch (op.event()) {
            case SeatEvent.SeatsOpened(var listing, int places, var grants) ->
                of(date, listing, "opens " + places + " " + grants);
            case SeatEvent.SeatsAdded(var listing, _, int places) ->
                of(date, listing, "adds " + places);
            case SeatEvent.SeatsWithdrawn(var listing, _, int places) ->
                of(date, listing, "withdraws " + places);
            case SeatEvent.SeatsGranted(var at, var grant) when at.equals(date) ->
                Optional.of("grants " + grant);
            case SignUpEvent.SignedUp e when e.occurrence().equals(date) ->
                Optional.of("asked " + e.persons().size() + " " + e.signUp().value());
            case SignUpEvent.SignUpConfirmed(var id, var at, int places) when at.equals(date) ->
                Optional.of("confirms " + places + " " + id.value());
            case SignUpEvent.SignUpQueued(var id, var at, int places, int number)
                when at.equals(date) ->
                Optional.of("queues " + places + " as " + number + " " + id.value());
            case SignUpEvent.SignUpCancelled(var id, var at, var persons) when at.equals(date) ->
                Optional.of("cancels " + persons.size() + " of " + id.value());
            default -> Optional.empty();
          };
      told.ifPresent(what ->
          story
              .append("\n    ")
              .append(world.name(op.writer()))
              .append(' ')
              .append(op.id().seq())
              .append(' ')
              .append(what));
    }
    return story.toString();
  }

  private static Optional<String> of(OccurrenceId date, ListingId listing, String what) {
    return date.listing().equals(listing) ? Optional.of(what) : Optional.empty();
  }

  /// What the hub tells a kiosk of its marks.
  void answered(Message.Marks answer) {
    Map<ChainId, Head> before = marks.computeIfAbsent(answer.hubEpoch(), _ -> new HashMap<>());
    for (Message.Mark mark : answer.marks()) {
      Head told = before.getOrDefault(mark.chain(), Head.NONE);
      long held = world.hub().acknowledged(mark.chain());
      if (mark.head().seq() < told.seq() || mark.head().seq() > held) {
        throw new Violation(
            Invariant.MARKS_ARE_TRUE,
            "told "
                + mark.head().seq()
                + " after "
                + told.seq()
                + ", held "
                + held
                + " of "
                + world.name(mark.chain().writer()));
      }
      before.put(mark.chain(), mark.head());
    }
  }

  /// The kiosk says that everything is sent.
  void checkSent(SimKiosk kiosk) {
    Software running = kiosk.software().orElseThrow();
    running
        .log()
        .heads()
        .forEach((chain, head) -> {
          if (chain.writer().replica().equals(running.writer().replica())
              && world.hub().acknowledged(chain) < head.seq()) {
            throw new Violation(
                Invariant.SENT_IS_HELD,
                kiosk
                    + " says all sent, wrote "
                    + head.seq()
                    + " in "
                    + chain.scope()
                    + ", the hub holds "
                    + world.hub().acknowledged(chain));
          }
        });
  }

  /// After healing: same ops, same state, wherever a scope is.
  void checkConvergence() {
    Software hub = world.hub().software().orElseThrow();
    Map<Scope, String> said = new HashMap<>();
    for (SimKiosk kiosk : world.kiosks()) {
      checkConvergence(kiosk, kiosk.software().orElseThrow(), hub, said);
    }
  }

  private void checkConvergence(
      SimKiosk kiosk, Software here, Software hub, Map<Scope, String> said) {
    if (kiosk.unsent() > 0) {
      throw new Violation(Invariant.QUEUES_EMPTY, kiosk + " still has " + kiosk.unsent());
    }
    for (var scope : kiosk.scopes()) {
      Map<ChainId, Head> ours = heads(here, scope);
      Map<ChainId, Head> theirs = heads(hub, scope);
      if (!ours.equals(theirs)) {
        throw new Violation(
            Invariant.SAME_EVERYWHERE, kiosk + " and hub hold different ops of " + scope);
      }
      String mine = BoardState.text(here.board(), scope);
      String its = said.computeIfAbsent(scope, _ -> BoardState.text(hub.board(), scope));
      if (!mine.equals(its)) {
        throw new Violation(
            Invariant.SAME_EVERYWHERE,
            kiosk + " and hub differ in " + scope + ": " + difference(mine, its));
      }
    }
  }

  private static Map<ChainId, Head> heads(Software at, Scope scope) {
    Map<ChainId, Head> heads = new HashMap<>(at.log().heads());
    heads.keySet().removeIf(chain -> !chain.scope().equals(scope));
    return heads;
  }

  private static String difference(String mine, String its) {
    String[] here = mine.split("\n", -1);
    String[] there = its.split("\n", -1);
    for (int line = 0; line < Math.min(here.length, there.length); line++) {
      if (!here[line].equals(there[line])) {
        return "\n    here  " + here[line] + "\n    there " + there[line];
      }
    }
    return here.length + " and " + there.length + " lines";
  }
}
