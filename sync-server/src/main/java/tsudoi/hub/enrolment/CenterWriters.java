package tsudoi.hub.enrolment;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tsudoi.account.Registry;
import tsudoi.city.CenterId;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.oplog.Replica;

/// Whom a center's desk places (窓口枠) are given to: its first kiosk, in the life of its store that it
/// last wrote in, or else enrolled with.
public final class CenterWriters {
  private static final int OP_BYTES_MAX = 1 << 20;

  private final Replica hub;
  private final Registry registry;

  public CenterWriters(Replica hub, Registry registry) {
    this.hub = hub;
    this.registry = registry;
  }

  /// A kiosk that enrols may be given places before it writes anything.
  public void enrolled(Writer kiosk) {
    byte[] epoch =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(kiosk.epoch().value().getMostSignificantBits())
            .putLong(kiosk.epoch().value().getLeastSignificantBits())
            .array();
    hub.receive(List.of(), List.of(), Map.of(note(kiosk.replica()), epoch));
  }

  public Optional<Writer> of(CenterId center) {
    return hub.read(() -> registry.kiosks(center)).stream()
        .filter(kiosk -> !kiosk.retired())
        .flatMap(kiosk -> writer(kiosk.replica()).stream())
        .findFirst();
  }

  /// A kiosk in the life of its store that it last wrote in, or else enrolled with.
  public Optional<Writer> writer(ReplicaId kiosk) {
    return hub.log().heads().entrySet().stream()
        .filter(entry -> entry.getKey().writer().replica().equals(kiosk))
        .max(Comparator.comparing(entry -> lastWrite(entry.getKey(), entry.getValue())))
        .map(entry -> entry.getKey().writer())
        .or(() ->
            hub.log()
                .note(note(kiosk))
                .filter(bytes -> bytes.length == 2 * Long.BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes ->
                    new Writer(kiosk, new Epoch(new UUID(bytes.getLong(), bytes.getLong())))));
  }

  private Instant lastWrite(ChainId chain, Head head) {
    List<EncodedOp> last = hub.log().readChain(chain, head.seq() - 1, 1, OP_BYTES_MAX);
    return last.isEmpty() ? Instant.MIN : last.getFirst().op().hlc().time();
  }

  private static String note(ReplicaId kiosk) {
    return "enrolled-epoch/" + kiosk;
  }
}
