package tsudoi.hub.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Replica;
import tsudoi.sample.SampleCity;
import tsudoi.sample.SampleOps;
import tsudoi.sample.Scale;
import tsudoi.wire.OpCodec;

/// A hub in memory that knows the sample data of some centers.
public final class ReviewedCity {
  public static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 13, 14);

  private final City city = City.takamatsu();
  private final Board board = Board.empty();
  private final Tallies tallies = new Tallies(board.attendance());
  private final ServiceDates serviceDates = new ServiceDates();
  private final OpCodec codec = new OpCodec();
  private final InstantSource clock = InstantSource.fixed(Instant.from(NOW.atZone(JapanTime.ZONE)));
  private final SampleCity sample = new SampleCity(city, NOW, 7, Set.of());
  private final Map<CenterId, ReplicaId> filled = new HashMap<>();
  private final Replica hub;

  public ReviewedCity() {
    List<Projection> projections = new ArrayList<>(board.projections());
    projections.add(tallies);
    projections.add(serviceDates);
    hub =
        new Replica(
            new Writer(new ReplicaId(new UUID(1, 1)), new Epoch(new UUID(1, 2))),
            new ReplicaId(new UUID(1, 1)),
            new MemoryOpLog(),
            codec,
            projections,
            clock,
            () -> new Moment(new UUID(1, 3), 1),
            _ -> Optional.empty());
  }

  public ReviewedCity fill(Scale scale, List<Center> centers) {
    SampleOps ops = new SampleOps(sample, scale, codec);
    for (Center center : centers) {
      take(ops.listings(center));
      take(ops.attendance(center).toList());
      filled.put(center.id(), sample.writer(center.id()).replica());
    }
    return this;
  }

  private void take(List<EncodedOp> ops) {
    hub.receive(ops, List.of(), Map.of());
  }

  public AttendanceReview review() {
    SampleReplicas samples = center -> Optional.ofNullable(filled.get(center));
    return new AttendanceReview(hub, board, city, tallies, serviceDates, samples, clock);
  }

  public Replica hub() {
    return hub;
  }

  public Board board() {
    return board;
  }

  public City city() {
    return city;
  }

  public Tallies tallies() {
    return tallies;
  }

  public InstantSource clock() {
    return clock;
  }

  public Center center(String name) {
    return city.center(name).orElseThrow();
  }
}
