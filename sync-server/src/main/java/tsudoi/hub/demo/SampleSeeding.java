package tsudoi.hub.demo;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.sample.SampleCity;
import tsudoi.sample.SampleOps;
import tsudoi.sample.SampleSeats;
import tsudoi.sample.Scale;
import tsudoi.sample.SealTo;
import tsudoi.sample.SeatHolders;
import tsudoi.seal.Recipients;
import tsudoi.seal.SealPublicKey;
import tsudoi.seal.Sealing;
import tsudoi.wire.OpCodec;

/// Brings the sample city into an empty hub, once. Interrupted, it goes on where it stood: the
/// moment around which the city is made up is kept, so the same ops come again and count once.
final class SampleSeeding {
  private static final Logger LOG = LoggerFactory.getLogger(SampleSeeding.class);
  private static final long SEED = 372_013;
  private static final String MOMENT_NOTE = "sample/moment";
  private static final String DONE_NOTE = "sample/done";
  private static final int BATCH_OPS = 2_000;
  private static final int TOLD_EVERY_CENTERS = 13;

  private final Replica hub;
  private final Board board;
  private final City city;
  private final SampleCity sample;
  private final Map<CenterId, ReplicaId> replicas = new HashMap<>();
  private final SampleOps ops;
  private final Sealing sealing;

  /// @param showcases centers that people will look at
  SampleSeeding(
      Replica hub,
      Board board,
      City city,
      OpCodec codec,
      Set<CenterId> showcases,
      InstantSource clock,
      SecureRandom random) {
    this.hub = hub;
    this.board = board;
    this.city = city;
    this.sample = new SampleCity(city, moment(hub, clock), SEED, showcases);
    city.centers()
        .forEach(center -> replicas.put(center.id(), sample.writer(center.id()).replica()));
    this.ops = new SampleOps(sample, Scale.FULL, codec);
    this.sealing = Sealing.secure(random);
  }

  private static LocalDateTime moment(Replica hub, InstantSource clock) {
    Optional<byte[]> kept = hub.log().note(MOMENT_NOTE);
    if (kept.isPresent()) {
      return LocalDateTime.parse(new String(kept.get(), StandardCharsets.US_ASCII));
    }
    LocalDateTime now = JapanTime.at(clock.instant()).truncatedTo(ChronoUnit.MINUTES);
    keep(hub, MOMENT_NOTE, now.toString());
    return now;
  }

  private static void keep(Replica hub, String note, String text) {
    hub.receive(List.of(), List.of(), Map.of(note, text.getBytes(StandardCharsets.US_ASCII)));
  }

  Optional<ReplicaId> replicaOf(CenterId center) {
    return Optional.ofNullable(replicas.get(center));
  }

  /// Takes some seconds at the first start.
  void seed(InstantSource clock) {
    if (hub.log().note(DONE_NOTE).isPresent()) {
      return;
    }
    Instant start = clock.instant();
    int count = 0;
    for (Center center : city.centers()) {
      take(ops.listings(center).iterator());
      take(ops.attendance(center).iterator());
      count++;
      if (count % TOLD_EVERY_CENTERS == 0) {
        LOG.info("Sample city: {} of {} centers", count, city.centers().size());
      }
    }
    keep(hub, DONE_NOTE, "1");
    LOG.info("Sample city ready in {} s", Duration.between(start, clock.instant()).toSeconds());
  }

  /// Opens the places of the center's sample listings, once, and hands 窓口枠 to its first kiosk.
  void open(Writer kiosk, CenterId id) {
    Optional<Center> center = city.center(id);
    ChainId chain = new ChainId(sample.writer(id), Scope.of(id));
    if (center.isEmpty() || hub.log().note(seatsNote(id)).isPresent()) {
      return;
    }
    SampleSeats seats =
        ops.seats(
            center.get(),
            hub.log().staged(chain).seq(),
            new SeatHolders(hub.writer(), Map.of(id, kiosk)),
            sealTo(id));
    Received received =
        hub.receive(
            seats.ops(),
            seats.keys(),
            Map.of(seatsNote(id), kiosk.toString().getBytes(StandardCharsets.US_ASCII)));
    if (!(received instanceof Received.Stored)) {
      throw new IllegalStateException("the sample places do not continue the sample: " + received);
    }
  }

  private static String seatsNote(CenterId center) {
    return "sample/seats/" + center.number();
  }

  private Optional<SealTo> sealTo(CenterId center) {
    return hub.read(() ->
            board
                .registry()
                .sealKey(Optional.of(center))
                .flatMap(own ->
                    board
                        .registry()
                        .sealKey(Optional.empty())
                        .map(city ->
                            new Recipients(SealPublicKey.ofRaw(own), SealPublicKey.ofRaw(city)))))
        .map(recipients -> new SealTo(sealing, recipients));
  }

  private void take(Iterator<EncodedOp> all) {
    List<EncodedOp> batch = new ArrayList<>(BATCH_OPS);
    while (all.hasNext()) {
      batch.add(all.next());
      if (batch.size() == BATCH_OPS || !all.hasNext()) {
        if (!(hub.receive(batch, List.of(), Map.of()) instanceof Received.Stored)) {
          throw new IllegalStateException("the sample city has a gap");
        }
        batch.clear();
      }
    }
  }
}
