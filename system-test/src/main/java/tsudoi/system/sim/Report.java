package tsudoi.system.sim;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one seed went.
///
/// @param lived simulated time
record Report(
    long seed,
    Optional<Violation> failure,
    long ops,
    long faults,
    Map<Fault, Long> struck,
    Duration lived,
    long traceHash,
    List<String> tail) {
  /// Runs one city from its seed.
  static Report of(long seed, Mistake mistake) {
    World world = new World(seed, mistake);
    Optional<Violation> failure = Optional.empty();
    try {
      world.run();
    } catch (Violation e) {
      failure = Optional.of(e);
    } catch (RuntimeException | Died e) {
      failure = Optional.of(surprise(e));
    }
    return new Report(
        seed,
        failure,
        world.oracle().opCount(),
        world.trouble().total(),
        world.trouble().struck(),
        world.lived(),
        world.trace().hash(),
        world.trace().tail());
  }

  private static Violation surprise(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return new Violation(Invariant.NO_SURPRISE, text.toString());
  }

  String describe() {
    return "seed "
        + seed
        + " failed\n  "
        + String.join("\n  ", tail)
        + "\n  "
        + failure.map(Throwable::getMessage).orElse("");
  }
}
