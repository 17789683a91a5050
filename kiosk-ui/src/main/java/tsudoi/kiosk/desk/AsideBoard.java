package tsudoi.kiosk.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsudoi.account.Registry;
import tsudoi.kiosk.Kiosk;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Standing;
import tsudoi.review.SetAside;

/// 保留: records of this center that the city's server stored and did not accept.
public record AsideBoard(List<SetAside> records) {
  public AsideBoard {
    records = List.copyOf(records);
  }

  public static AsideBoard of(Kiosk kiosk) {
    return kiosk.read(() -> {
      Set<ReplicaId> own =
          kiosk.board().registry().kiosks().stream()
              .filter(known -> known.center().equals(kiosk.center().id()))
              .map(Registry.Kiosk::replica)
              .collect(Collectors.toSet());
      return new AsideBoard(
          Stream.concat(
                  kiosk.board().reviews().of(Scope.of(kiosk.center().id())).stream(),
                  kiosk.board().reviews().of(Scope.CITY).stream()
                      .filter(one -> own.contains(one.op().chain().writer().replica())))
              .toList());
    });
  }

  /// Records that wait for a person: the number beside 保留.
  public int open() {
    return (int)
        records.stream()
            .filter(one -> one.standing() == Standing.SET_ASIDE && one.wish().isEmpty())
            .count();
  }
}
