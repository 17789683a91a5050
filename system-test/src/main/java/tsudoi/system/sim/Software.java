package tsudoi.system.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Writer;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Replica;
import tsudoi.oplog.Standing;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.sync.Cursors;
import tsudoi.token.ReceiptCode;

/// One run of the product on a machine, from start to power cut.
final class Software {
  private final Machine machine;
  private final SimOpLog disk;
  private final Board board = Board.empty();
  private final Watch watch = new Watch();
  private final Replica replica;
  private final SignUpDesk signUps;
  private final CheckInDesk checkIns;
  private final ListingDesk listings;

  Software(Machine machine) {
    World world = machine.world();
    this.machine = machine;
    this.disk = new SimOpLog(machine.disk(), world.frames(), machine.weather(this));
    OpLog log = machine.mistaken(disk);
    List<Projection> projections = new ArrayList<>(board.projections());
    projections.add(watch);
    this.replica =
        new Replica(
            machine.writer(),
            world.hub().writer().replica(),
            log,
            world.codec(),
            projections,
            machine.clock(),
            machine::moment,
            scope -> Cursors.read(log, scope));
    this.signUps =
        new SignUpDesk(
            replica,
            board,
            CheapCrypto.sealing(world.chance()),
            machine::serves,
            world::id,
            () -> ReceiptCode.draw(world.chance()).letters());
    this.checkIns = new CheckInDesk(replica, board);
    this.listings = new ListingDesk(replica, board, () -> world.hub().writer(), world::id);
    watch.touched.clear();
  }

  Machine machine() {
    return machine;
  }

  Writer writer() {
    return replica.writer();
  }

  OpLog log() {
    return replica.log();
  }

  Board board() {
    return board;
  }

  Replica replica() {
    return replica;
  }

  SignUpDesk signUps() {
    return signUps;
  }

  CheckInDesk checkIns() {
    return checkIns;
  }

  ListingDesk listings() {
    return listings;
  }

  void die() {
    disk.die();
  }

  /// The sign-ups that ops were folded about since this was asked last.
  Set<SignUpId> takeTouched() {
    Set<SignUpId> taken = Set.copyOf(watch.touched);
    watch.touched.clear();
    return taken;
  }

  /// Ops that wait for a person's word.
  List<OpId> setAside() {
    return List.copyOf(watch.setAside);
  }

  /// Sees everything that is folded, and that nothing is folded twice.
  private static final class Watch implements Projection {
    private final Set<OpId> folded = new HashSet<>();
    private final Set<OpId> setAside = new LinkedHashSet<>();
    private final Set<SignUpId> touched = new LinkedHashSet<>();

    @Override
    public void clear() {
      folded.clear();
      setAside.clear();
    }

    @Override
    public void leaveOut(Op op, Standing standing) {
      if (standing == Standing.SET_ASIDE) {
        setAside.add(op.id());
      }
    }

    @Override
    public void apply(Op op) {
      if (!folded.add(op.id())) {
        throw new Violation(Invariant.NO_DUPLICATES, op.id() + " was folded twice");
      }
      if (op.event() instanceof SignUpEvent event) {
        touched.add(event.signUp());
      }
    }
  }

  UUID id() {
    return machine.world().id();
  }
}
