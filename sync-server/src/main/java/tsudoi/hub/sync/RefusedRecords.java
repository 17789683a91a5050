package tsudoi.hub.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.sync.HubSync;

/// Which kiosks hold records that the hub does not take, and why; and which go by a name that
/// another machine has too. A kiosk sends them again and
/// again, so a restart forgets nothing for long.
public final class RefusedRecords implements HubSync.Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

  /// @param seq of the first op of the chain that was not taken
  /// @param reason names a message
  /// @param since when it was refused first
  public record Refused(ChainId chain, long seq, String reason, Instant since) {}

  /// Two machines speak in turn under one identity.
  public static final String TWINS = "TWINS";

  /// How long after the last sign of it staff still read it.
  static final Duration TWINS_STAND = Duration.ofHours(1);

  private static final int LIVES_MAX = 64;

  /// The lives of a kiosk's store in which it spoke: a store never goes back to an earlier one, so
  /// whoever does so is another machine.
  private static final class Lives {
    private final Set<Epoch> left = new HashSet<>();
    private Optional<Epoch> now = Optional.empty();
    private Instant twins = Instant.MIN;

    synchronized void heard(Epoch epoch, Instant at) {
      if (now.filter(epoch::equals).isPresent()) {
        return;
      }
      if (left.contains(epoch)) {
        twins = at;
      }
      if (left.size() < LIVES_MAX) {
        now.ifPresent(left::add);
      }
      now = Optional.of(epoch);
    }

    synchronized boolean areTwins(Instant at) {
      return twins.isAfter(at.minus(TWINS_STAND));
    }
  }

  private final InstantSource clock;
  private final Map<ReplicaId, Refused> refused = new ConcurrentHashMap<>();
  private final Map<ReplicaId, Lives> lives = new ConcurrentHashMap<>();

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

  /// A kiosk spoke, in this life of its store.
  public void heard(Writer kiosk) {
    lives.computeIfAbsent(kiosk.replica(), _ -> new Lives()).heard(kiosk.epoch(), clock.instant());
  }

  /// What a person should settle about a kiosk: [#TWINS], or why its records are refused.
  public Optional<String> concern(ReplicaId kiosk) {
    Lives known = lives.get(kiosk);
    return known != null && known.areTwins(clock.instant())
        ? Optional.of(TWINS)
        : of(kiosk).map(Refused::reason);
  }

  public Optional<Refused> of(ReplicaId kiosk) {
    return Optional.ofNullable(refused.get(kiosk));
  }
}
