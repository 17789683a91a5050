package tsudoi.hub.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.op.ChainId;
import tsudoi.op.ReplicaId;
import tsudoi.sync.HubSync;

/// Which kiosks hold records that the hub does not take, and why. A kiosk sends them again and
/// again, so a restart forgets nothing for long.
public final class RefusedRecords implements HubSync.Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

  /// @param seq of the first op of the chain that was not taken
  /// @param reason names a message
  /// @param since when it was refused first
  public record Refused(ChainId chain, long seq, String reason, Instant since) {}

  private final InstantSource clock;
  private final Map<ReplicaId, Refused> refused = new ConcurrentHashMap<>();

  public RefusedRecords(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void refused(ChainId chain, long seq, String reason) {
    Refused now = new Refused(chain, seq, reason, clock.instant());
    refused.merge(chain.writer().replica(), now, RefusedRecords::standing);
    if (now.equals(refused.get(chain.writer().replica()))) {
      LOG.warn("Refused op {} of {} in {}: {}", seq, chain.writer(), chain.scope(), reason);
    }
  }

  private static Refused standing(Refused before, Refused now) {
    boolean same =
        before.chain().equals(now.chain())
            && before.seq() == now.seq()
            && before.reason().equals(now.reason());
    return same ? before : now;
  }

  @Override
  public void taken(ChainId chain) {
    refused.computeIfPresent(
        chain.writer().replica(), (_, known) -> known.chain().equals(chain) ? null : known);
  }

  public Optional<Refused> of(ReplicaId kiosk) {
    return Optional.ofNullable(refused.get(kiosk));
  }
}
