package tsudoi.system.sim;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tsudoi.city.CenterId;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Writer;
import tsudoi.oplog.NotSaved;
import tsudoi.sync.LineDown;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// One city from one seed. Everything that happens is a step here, drawn from the seed; nothing
/// else is random, and nothing else takes time.
final class World {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final int OPS_MIN = 1_000;
  private static final int FAULTS_MIN = 20;
  private static final int STEPS_MAX = 50_000;

  /// The bound within which everything must have flowed after healing.
  private static final int HEALING_ROUNDS_MAX = 40;

  private static final int NESTING_MAX = 2;

  private final RandomGenerator chance;
  private final Mistake mistake;
  private final Trouble trouble;
  private final People people;
  private final Sticks sticks;
  private final Trace trace = new Trace();
  private final OpCodec codec = new OpCodec();
  private final Map<ByteBuffer, EncodedOp> decoded = new HashMap<>();
  private final Frames frames = new Frames(this::decode);
  private final Oracle oracle;
  private final SimHub hub;
  private final List<SimKiosk> kiosks = new ArrayList<>();
  private final List<CenterId> centers = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private final Map<Writer, String> names = new HashMap<>();
  private Instant now = START;
  private int nesting;

  /// A request that arrives after its sender has given up.
  interface Late {
    void arrive() throws LineDown;
  }

  World(long seed, Mistake mistake) {
    SplittableRandom source = new SplittableRandom(seed);
    this.chance = source.split();
    this.mistake = mistake;
    this.trouble = new Trouble(source.split());
    this.people = new People(this, source.split());
    this.sticks = new Sticks(this, source.split());
    this.hub = new SimHub(this);
    this.oracle = new Oracle(this);
    names.put(hub.writer(), hub.toString());
    int centerCount = chance.nextInt(2, 5);
    int kioskCount = chance.nextInt(Math.max(3, centerCount), 9);
    for (int number = 1; number <= centerCount; number++) {
      centers.add(new CenterId(number));
    }
    for (int number = 0; number < kioskCount; number++) {
      CenterId center =
          number < centerCount ? centers.get(number) : centers.get(chance.nextInt(centerCount));
      SimKiosk kiosk =
          new SimKiosk(this, "kiosk" + center.number() + (char) ('a' + number), center);
      kiosks.add(kiosk);
      names.put(kiosk.writer(), kiosk.toString());
    }
  }

  /// Runs the city until enough has happened, heals it, and checks that it agrees.
  ///
  /// @throws Violation when something happened that never may
  void run() {
    hub.powerOn();
    on(hub, "founds the city", people::found);
    kiosks.forEach(Machine::powerOn);
    people.begin();
    int steps = 0;
    while (oracle.opCount() < OPS_MIN || trouble.total() < FAULTS_MIN) {
      if (++steps > STEPS_MAX) {
        throw new Violation(Invariant.NO_SURPRISE, "nothing happens any more");
      }
      step();
    }
    heal();
    oracle.checkConvergence();
    trace.add("whole again after " + steps + " steps with " + oracle.opCount() + " ops");
  }

  private void step() {
    pass(chance.nextLong(1_000, 900_000));
    int what = chance.nextInt(100);
    if (what < 65) {
      people.act();
    } else if (what < 68) {
      sticks.step();
    } else if (what < 86) {
      SimKiosk kiosk = anyKiosk();
      if (kiosk.roundDue()) {
        on(kiosk, "sync", _ -> kiosk.round());
      }
    } else if (what < 91) {
      people.keepHouse();
    } else if (what < 94) {
      if (!late.isEmpty()) {
        arrive(late.remove(chance.nextInt(late.size())));
      }
    } else if (what < 97) {
      Machine machine = chance.nextInt(3) == 0 ? hub : anyKiosk();
      powerOn(machine);
    } else {
      trouble.step(this);
    }
  }

  /// Other things happen while a message is under way.
  void meanwhile() {
    if (nesting < NESTING_MAX && chance.nextInt(5) == 0) {
      nesting++;
      try {
        step();
      } finally {
        nesting--;
      }
    }
  }

  private void heal() {
    trace.add("healing");
    trouble.calm();
    hub.fillDisk(false);
    powerOn(hub);
    for (SimKiosk kiosk : kiosks) {
      kiosk.fillDisk(false);
      kiosk.cutLine(false);
      powerOn(kiosk);
    }
    while (!late.isEmpty()) {
      arrive(late.removeFirst());
    }
    nesting = NESTING_MAX;
    long before = -1;
    for (int round = 0; round < HEALING_ROUNDS_MAX && before != oracle.opCount(); round++) {
      before = oracle.opCount();
      for (int pass = 0; pass < 3; pass++) {
        pass(20_000);
        kiosks.stream()
            .filter(kiosk -> kiosk.roundDue())
            .forEach(kiosk -> on(kiosk, "sync", _ -> kiosk.round()));
      }
      people.keepAllHouses();
    }
    if (before != oracle.opCount()) {
      throw new Violation(Invariant.QUEUES_EMPTY, "after healing ops are written without end");
    }
  }

  private void powerOn(Machine machine) {
    boolean stopped =
        machine.software().filter(running -> !running.replica().writing()).isPresent();
    if (stopped && !machine.diskFull()) {
      machine.powerOff();
    }
    machine.powerOn();
  }

  private void arrive(Late request) {
    try {
      request.arrive();
      trace.add("a late request arrives");
    } catch (LineDown e) {
      trace.add("a late request is refused: " + e.getMessage());
    }
  }

  /// Does something on a machine, if it runs. A power cut ends it, a refusing disk declines it:
  /// both are part of life.
  void on(Machine machine, String what, Function<Software, String> work) {
    Optional<Software> running = machine.software();
    if (running.isEmpty()) {
      return;
    }
    Software software = running.get();
    String end;
    try {
      end = work.apply(software);
      machine.checkTouched(software);
    } catch (NotSaved e) {
      end = "not saved";
    } catch (Violation e) {
      trace.add(machine + " " + what + ": " + e.invariant());
      throw e;
    } catch (Died e) {
      if (e.software() != software) {
        throw e;
      }
      end = "power cut";
      if (machine.runs(software)) {
        machine.powerOff();
      }
    }
    trace.add(Duration.between(START, now).toSeconds() + "s " + machine + " " + what + ": " + end);
  }

  void later(Late request) {
    late.add(request);
  }

  void pass(long millis) {
    now = now.plusMillis(millis);
  }

  void refused(ChainId chain, long seq, String reason) {
    trace.add("refused " + name(chain.writer()) + " " + chain.scope() + " " + seq + ": " + reason);
  }

  private EncodedOp decode(byte[] bytes) {
    return decoded.computeIfAbsent(
        ByteBuffer.wrap(bytes),
        _ -> {
          try {
            return codec.decode(bytes);
          } catch (MalformedOp e) {
            throw new IllegalStateException("the disk holds what is not an op", e);
          }
        });
  }

  String name(Writer writer) {
    return names.getOrDefault(writer, writer.toString());
  }

  UUID id() {
    return new UUID(
        chance.nextLong() & ~0xf000L | 0x4000L, chance.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }

  SimKiosk anyKiosk() {
    return kiosks.get(chance.nextInt(kiosks.size()));
  }

  Instant now() {
    return now;
  }

  /// How long the city lived.
  Duration lived() {
    return Duration.between(START, now);
  }

  RandomGenerator chance() {
    return chance;
  }

  Mistake mistake() {
    return mistake;
  }

  Trouble trouble() {
    return trouble;
  }

  People people() {
    return people;
  }

  Trace trace() {
    return trace;
  }

  OpCodec codec() {
    return codec;
  }

  Frames frames() {
    return frames;
  }

  Oracle oracle() {
    return oracle;
  }

  SimHub hub() {
    return hub;
  }

  List<SimKiosk> kiosks() {
    return kiosks;
  }

  List<CenterId> centers() {
    return centers;
  }
}
