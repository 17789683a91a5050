package tsudoi.system.bench;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.op.EncodedOp;
import tsudoi.sample.SampleCity;
import tsudoi.sample.SampleOps;
import tsudoi.sample.Scale;
import tsudoi.wire.OpCodec;

/// The listings and the attendance of the sample city over as many years as it takes: real ops in
/// dense chains, the same on every run.
final class SampleHistory {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 9, 0);

  private final City city = City.takamatsu();
  private final OpCodec codec = new OpCodec();

  /// So many ops, each chain in order.
  Stream<EncodedOp> ops(int count) {
    return Stream.iterate(1, seed -> seed + 1).flatMap(this::year).limit(count);
  }

  private Stream<EncodedOp> year(int seed) {
    SampleOps sample = new SampleOps(new SampleCity(city, NOW, seed, Set.of()), Scale.FULL, codec);
    List<Center> centers = city.centers();
    return centers.stream()
        .flatMap(
            center -> Stream.concat(sample.listings(center).stream(), sample.attendance(center)));
  }
}
