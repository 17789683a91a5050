package tsudoi.hub.carry;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import tsudoi.account.Registry;
import tsudoi.carry.BundleProblem;
import tsudoi.carry.HubCarrier;
import tsudoi.carry.Sticks;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.oplog.Replica;

/// Where staff hand in what a kiosk packed, and get the answer for it.
public final class HandDelivery {
  private static final DateTimeFormatter IN_FILE_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  /// What came of a file.
  public sealed interface Outcome {
    /// @param center the name of the kiosk's center
    /// @param kiosk what the center calls it
    /// @param refused whether something in it was not taken
    @SuppressWarnings("ArrayRecordComponent")
    record Taken(
        String center,
        String kiosk,
        Instant madeAt,
        long newOps,
        boolean refused,
        String answerName,
        byte[] answer)
        implements Outcome {}

    record Unreadable(BundleProblem problem) implements Outcome {}
  }

  private final HubCarrier carrier;
  private final Replica hub;
  private final Registry registry;
  private final City city;
  private final InstantSource clock;

  public HandDelivery(
      HubCarrier carrier, Replica hub, Registry registry, City city, InstantSource clock) {
    this.carrier = carrier;
    this.hub = hub;
    this.registry = registry;
    this.city = city;
    this.clock = clock;
  }

  /// @throws tsudoi.oplog.NotSaved when the store refuses
  public Outcome take(byte[] file) {
    return switch (carrier.unpack(file)) {
      case HubCarrier.Unpacking.Unreadable(var problem) -> new Outcome.Unreadable(problem);
      case HubCarrier.Unpacking.Taken taken -> {
        Registry.Kiosk kiosk =
            hub.read(() -> registry.kiosk(taken.kiosk().replica())).orElseThrow();
        yield new Outcome.Taken(
            name(kiosk.center()),
            kiosk.name(),
            taken.madeAt(),
            taken.newOps(),
            !taken.refused().isEmpty(),
            fileName(kiosk),
            taken.answer());
      }
    };
  }

  private String name(CenterId center) {
    return city.center(center).map(known -> known.name()).orElse("?");
  }

  /// Beside the kiosk's own file on the same stick, so that the two are not mistaken.
  private String fileName(Registry.Kiosk kiosk) {
    return "tsudoi-%02d-%s-henji-%s%s"
        .formatted(
            kiosk.center().number(),
            kiosk.replica().toString().substring(0, 4),
            IN_FILE_NAME.format(JapanTime.at(clock.instant())),
            Sticks.SUFFIX);
  }
}
