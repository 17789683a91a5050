package tsudoi.system.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What goes wrong, and how often: drawn per seed, so that some cities are quiet and some are not.
final class Trouble {
  private static final Instant DEAD_BATTERY = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant FAR_AHEAD = Instant.parse("2036-02-07T06:28:16Z");

  private final RandomGenerator chance;
  private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
  private final int lineOutOf;
  private final int diskOutOf;
  private boolean calm;

  Trouble(RandomGenerator chance) {
    this.chance = chance;
    this.lineOutOf = chance.nextInt(12, 60);
    this.diskOutOf = chance.nextInt(200, 1_000);
  }

  /// From now on everything works.
  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  void strikes(Fault fault) {
    struck.merge(fault, 1L, Long::sum);
  }

  long total() {
    return struck.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<Fault, Long> struck() {
    return struck;
  }

  SimLine.Fate onTheLine() {
    if (calm || chance.nextInt(lineOutOf) != 0) {
      return SimLine.Fate.BOTH_ARRIVE;
    }
    SimLine.Fate fate = SimLine.Fate.values()[chance.nextInt(1, SimLine.Fate.values().length)];
    strikes(
        switch (fate) {
          case BOTH_ARRIVE -> throw new IllegalStateException("not a fault");
          case REQUEST_LOST -> Fault.REQUEST_LOST;
          case REQUEST_CUT -> Fault.REQUEST_CUT;
          case REQUEST_TWICE -> Fault.REQUEST_TWICE;
          case REQUEST_LATE -> Fault.REQUEST_LATE;
          case ANSWER_LOST -> Fault.ANSWER_LOST;
          case ANSWER_CUT -> Fault.ANSWER_CUT;
          case HALF_OPEN -> Fault.HALF_OPEN;
        });
    return fate;
  }

  SimOpLog.Fate onDisk(boolean full, int frameBytes) {
    if (full) {
      return new SimOpLog.Fate.Refused();
    }
    if (calm || chance.nextInt(diskOutOf) != 0) {
      return new SimOpLog.Fate.Kept();
    }
    int kept = chance.nextInt(3) == 0 ? frameBytes : chance.nextInt(frameBytes);
    if (chance.nextInt(4) == 0) {
      strikes(Fault.FORCE_FAILED);
      return new SimOpLog.Fate.ForceFailed(kept);
    }
    strikes(Fault.POWER_CUT_IN_WRITE);
    return new SimOpLog.Fate.PowerCut(kept);
  }

  /// One thing goes wrong, or right again.
  void step(World world) {
    if (calm) {
      return;
    }
    SimKiosk kiosk = world.anyKiosk();
    switch (chance.nextInt(13)) {
      case 0, 1, 2 -> {
        if (kiosk.lineCut()) {
          kiosk.cutLine(false);
          world.trace().add(kiosk + " has its line again");
        } else {
          strikes(Fault.LINE_CUT);
          kiosk.cutLine(true);
          world.trace().add(kiosk + " loses its line");
        }
      }
      case 3, 4 -> {
        if (kiosk.software().isPresent()) {
          strikes(Fault.POWER_CUT);
          kiosk.powerOff();
        }
      }
      case 5 -> {
        if (world.hub().software().isPresent()) {
          strikes(Fault.HUB_AWAY);
          world.hub().powerOff();
        }
      }
      case 6 -> {
        strikes(Fault.CLOCK_JUMP);
        boolean hub = chance.nextInt(6) == 0;
        Machine machine = hub ? world.hub() : kiosk;
        // the hub's clock is kept by others; a kiosk's may show anything
        Instant shown = hub ? nudge(world.now()) : jump(world.now());
        machine.clock().set(shown, 0);
        world.trace().add(machine + " believes in " + shown);
      }
      case 7 -> {
        strikes(Fault.CLOCK_DRIFT);
        kiosk.clock().set(kiosk.clock().instant(), chance.nextLong(-200, 200));
      }
      case 8 -> {
        strikes(Fault.DISK_FULL);
        (chance.nextInt(4) == 0 ? world.hub() : kiosk).fillDisk(true);
      }
      case 9, 10 -> {
        world.kiosks().forEach(each -> each.fillDisk(false));
        world.hub().fillDisk(false);
      }
      case 11 -> world.people().newerVersion(kiosk);
      default -> world.people().mischief(kiosk);
    }
  }

  private Instant jump(Instant truth) {
    return switch (chance.nextInt(6)) {
      case 0 -> DEAD_BATTERY.plusSeconds(chance.nextInt(10_000));
      case 1 -> FAR_AHEAD.plusSeconds(chance.nextInt(10_000));
      case 2 -> truth.minus(Duration.ofMinutes(chance.nextInt(600)));
      case 3 -> truth.plus(Duration.ofMinutes(chance.nextInt(600)));
      case 4 -> nudge(truth);
      default -> truth;
    };
  }

  private Instant nudge(Instant truth) {
    return truth.plusSeconds(chance.nextInt(-120, 120));
  }
}
