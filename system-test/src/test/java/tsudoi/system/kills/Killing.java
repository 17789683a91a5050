package tsudoi.system.kills;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.desk.Board;
import tsudoi.durable.DurableStore;
import tsudoi.durable.Recovery;
import tsudoi.op.ChainId;
import tsudoi.oplog.DurableOpLog;
import tsudoi.person.PersonToken;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.wire.OpCodec;

/// Lets [Tapper]s work on one store, one after the other, kills each of them at a random moment, and
/// compares at the end what they answered with what is there.
final class Killing {
  /// One life in four ends before the store is open, or while it opens; one soon after that; two
  /// after the first tap was answered, however long that takes on a busy machine.
  private static final int ENDS = 4;

  private static final int EARLY_MS_MAX = 1_200;
  private static final int TAPPING_MS_MAX = 700;

  private final Path store;
  private final int logBytes;
  private final String manner;
  private final RandomGenerator random;
  private final Set<UUID> signedUp = new HashSet<>();
  private final Set<UUID> checkedIn = new HashSet<>();
  private final Set<UUID> unanswered = new HashSet<>();
  private int killedWhileOpening;

  /// @param manner [Tapper#HONEST] or [Tapper#HASTY]
  Killing(Path store, int logBytes, String manner, RandomGenerator random) {
    this.store = store;
    this.logBytes = logBytes;
    this.manner = manner;
    this.random = random;
  }

  /// What was answered to people, and what became of it.
  ///
  /// @param opening how many processes were killed before they had opened the store
  /// @param answered taps that turned green
  /// @param lost of those, how many are not there
  /// @param twice sign-ups and check-ins that are there more than once
  /// @param repairs what the store had to repair: a kill must leave nothing to repair
  record Outcome(int kills, int opening, int answered, int lost, int twice, List<String> repairs) {
    static final Outcome NONE = new Outcome(0, 0, 0, 0, 0, List.of());

    Outcome plus(Outcome other) {
      List<String> both = new ArrayList<>(repairs);
      both.addAll(other.repairs);
      return new Outcome(
          kills + other.kills,
          opening + other.opening,
          answered + other.answered,
          lost + other.lost,
          twice + other.twice,
          List.copyOf(both));
    }
  }

  Outcome run(int kills) throws IOException, InterruptedException {
    for (int kill = 0; kill < kills; kill++) {
      liveAndDie();
    }
    return verify(kills);
  }

  private void liveAndDie() throws IOException, InterruptedException {
    int end = random.nextInt(ENDS);
    boolean early = end == 0;
    Said.What from = end == 1 ? Said.What.OPEN : Said.What.SIGNED_UP;
    Process process = start();
    Thread killer = early ? killAfter(process, random.nextInt(EARLY_MS_MAX)) : null;
    boolean opened = false;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (true) {
        Said said = Said.read(in);
        opened |= said.what() == Said.What.OPEN;
        if (!early && killer == null && said.what() == from) {
          killer = killAfter(process, random.nextInt(TAPPING_MS_MAX));
        }
        note(said);
      }
    } catch (EOFException e) {
      if (killer == null) {
        throw new AssertionError("the process ended by itself: " + process.waitFor(), e);
      }
      killer.join();
    }
    process.waitFor();
    killedWhileOpening += opened ? 0 : 1;
  }

  private void note(Said said) {
    switch (said.what()) {
      case OPEN, CHECKING_IN -> {}
      case SIGNING_UP -> unanswered.add(said.subject());
      case SIGNED_UP -> {
        unanswered.remove(said.subject());
        signedUp.add(said.subject());
      }
      case CHECKED_IN -> checkedIn.add(said.subject());
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx192m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dslf4j.internal.verbosity=ERROR",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Tapper.class.getName(), store.toString(), Integer.toString(logBytes), manner));
    unanswered.forEach(id -> command.add(id.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Thread killAfter(Process process, int afterMs) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            Thread.sleep(afterMs);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          // The handle, because Process closes the pipe and drops what was said.
          process.toHandle().destroyForcibly();
        });
  }

  /// Opens what the last process left behind, counts every op, and folds it.
  private Outcome verify(int kills) throws IOException {
    Map<UUID, Integer> asked = new HashMap<>();
    Map<PersonToken, Integer> entered = new HashMap<>();
    Map<ChainId, Long> counted = new HashMap<>();
    Board board = Board.empty();
    List<String> repairs = new ArrayList<>();
    try (DurableStore opened = DurableStore.open(store, Tapper.settings(logBytes))) {
      opened.recovery().map(Recovery::toString).ifPresent(repairs::add);
      DurableOpLog log = new DurableOpLog(opened, new OpCodec());
      log.replay(op -> {
        counted.merge(op.op().id().chain(), 1L, Long::sum);
        board.projections().forEach(projection -> projection.apply(op.op()));
        if (op.op().event() instanceof SignUpEvent.SignedUp signed) {
          asked.merge(signed.signUp().value(), 1, Integer::sum);
        } else if (op.op().event() instanceof AttendanceEvent.Attended attended) {
          entered.merge(attended.person(), 1, Integer::sum);
        }
      });
      log.heads()
          .forEach((chain, head) -> {
            if (head.seq() != counted.getOrDefault(chain, 0L)) {
              repairs.add(chain + " has a gap or a repetition: " + head.seq());
            }
          });
    }
    int lost = 0;
    for (UUID id : signedUp) {
      boolean there =
          board.signUps().find(new SignUpId(id)).filter(Killing::isAnswered).isPresent();
      lost += there && asked.containsKey(id) ? 0 : 1;
    }
    for (UUID id : checkedIn) {
      boolean there =
          board
              .signUps()
              .find(new SignUpId(id))
              .filter(signUp -> entered.containsKey(signUp.persons().getFirst().token()))
              .isPresent();
      lost += there ? 0 : 1;
    }
    int twice =
        (int) asked.values().stream().filter(times -> times > 1).count()
            + (int) entered.values().stream().filter(times -> times > 1).count();
    return new Outcome(
        kills, killedWhileOpening, signedUp.size() + checkedIn.size(), lost, twice, repairs);
  }

  /// The request and its answer are one change: one without the other would be half of it.
  private static boolean isAnswered(SignUp signUp) {
    return signUp.state() == SignUp.State.CONFIRMED || signUp.state() == SignUp.State.QUEUED;
  }
}
