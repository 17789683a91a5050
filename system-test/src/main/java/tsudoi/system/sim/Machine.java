package tsudoi.system.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.OpLog;
import tsudoi.signup.SignUpId;

/// A machine: a disk, a clock, an identity, and the software that runs on it while there is power.
abstract class Machine {
  private final World world;
  private final String name;
  private final SimDisk disk = new SimDisk();
  private final SimClock clock;
  private final ReplicaId replica;
  private final Epoch epoch;
  private final byte[] key;
  private final Map<ChainId, Long> acknowledged = new HashMap<>();
  private final Set<SignUpId> confirmed = new HashSet<>();
  private Optional<Software> software = Optional.empty();
  private UUID boot;
  private Instant bootedAt;
  private boolean diskFull;

  Machine(World world, String name) {
    this.world = world;
    this.name = name;
    this.clock = new SimClock(world::now);
    this.replica = new ReplicaId(world.id());
    this.epoch = new Epoch(world.id());
    this.key = new byte[32];
    this.boot = world.id();
    this.bootedAt = world.now();
    world.chance().nextBytes(key);
  }

  /// Whether people may sign up here for activities of this center.
  abstract boolean serves(CenterId center);

  /// May this op stand on this machine's disk?
  abstract boolean mayHold(EncodedOp op);

  OpLog mistaken(OpLog log) {
    return log;
  }

  void started(Software started) {}

  World world() {
    return world;
  }

  SimDisk disk() {
    return disk;
  }

  SimClock clock() {
    return clock;
  }

  Writer writer() {
    return new Writer(replica, epoch);
  }

  byte[] key() {
    return key;
  }

  Optional<Software> software() {
    return software;
  }

  boolean runs(Software asked) {
    return software.filter(running -> running == asked).isPresent();
  }

  Moment moment() {
    return new Moment(boot, Duration.between(bootedAt, world.now()).toMillis());
  }

  void fillDisk(boolean full) {
    diskFull = full;
  }

  boolean diskFull() {
    return diskFull;
  }

  /// How far a chain is durable here, as answered to somebody.
  long acknowledged(ChainId chain) {
    return acknowledged.getOrDefault(chain, 0L);
  }

  /// Reads the disk, folds it, and goes on where the disk ends.
  void powerOn() {
    if (software.isPresent()) {
      return;
    }
    boot = world.id();
    bootedAt = world.now();
    Software started = new Software(this);
    software = Optional.of(started);
    Map<ChainId, Head> heads = started.log().heads();
    acknowledged.forEach((chain, seq) -> {
      long found = heads.getOrDefault(chain, Head.NONE).seq();
      if (found < seq) {
        throw new Violation(
            Invariant.ACKNOWLEDGED_IS_DURABLE,
            this + " had acknowledged " + seq + " of " + chain + " and holds " + found);
      }
    });
    heads.forEach((chain, head) -> acknowledged.put(chain, head.seq()));
    started.log().replay(world.oracle()::learn);
    started(started);
    world.trace().add(this + " starts");
  }

  void powerOff() {
    software.ifPresent(Software::die);
    software = Optional.empty();
    world.trace().add(this + " is off");
  }

  /// A confirmed party stays so, in the eyes of every single machine too.
  void checkTouched(Software running) {
    for (SignUpId id : running.takeTouched()) {
      running
          .board()
          .signUps()
          .find(id)
          .ifPresent(signUp -> {
            switch (signUp.state()) {
              case CONFIRMED -> confirmed.add(id);
              case CANCELLED -> {}
              case ASKED, QUEUED -> {
                if (confirmed.contains(id)) {
                  throw new Violation(Invariant.NOBODY_UNCONFIRMED, "at " + this + ": " + signUp);
                }
              }
            }
          });
    }
  }

  SimOpLog.Weather weather(Software software) {
    return new SimOpLog.Weather() {
      @Override
      public SimOpLog.Fate fate(int frameBytes) {
        return world.trouble().onDisk(diskFull, frameBytes);
      }

      @Override
      public void stored(Commit commit) {
        for (EncodedOp op : commit.ops()) {
          if (!mayHold(op)) {
            throw new Violation(
                Invariant.SCOPES_DO_NOT_LEAK, Machine.this + " holds " + op.op().id());
          }
          acknowledged.put(op.op().id().chain(), op.op().id().seq());
          world.oracle().learn(op);
        }
      }

      @Override
      public Error died() {
        return new Died(software);
      }
    };
  }

  @Override
  public final String toString() {
    return name;
  }
}
