package tsudoi.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Ids;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Replica;

/// The kiosk's side of giving a restored hub what the hub itself wrote and lost. The kiosk keeps the
/// hub's signature under how far each of the hub's chains reached, as pages bring it; asks for it where
/// none came, and brings the ops with it once the hub begins another life.
///
/// Knows no time: [#run] looks whether there is something to do and does it.
public final class GivingBack {
  private static final String DONE = "given-back";

  /// Brings something to the hub, or nothing, and hears how far its own chains reach.
  @FunctionalInterface
  public interface Link {
    Message.OwnHeads giveBack(Message.GiveBack back) throws LineDown;
  }

  private final Replica replica;
  private final OpLog log;
  private final ReplicaId hub;
  private final Set<Scope> scopes;
  private final Verifier hubKey;
  private final Link link;

  /// @param hub whose ops are given back
  /// @param hubKey the hub's key, pinned at enrolment
  public GivingBack(Replica replica, ReplicaId hub, Set<Scope> scopes, Verifier hubKey, Link link) {
    this.replica = replica;
    this.log = replica.log();
    this.hub = hub;
    this.scopes = Set.copyOf(scopes);
    this.hubKey = hubKey;
    this.link = link;
  }

  /// @param lineDown whether the hub does not talk to this kiosk: it may have forgotten the enrolment
  /// @return how many ops the hub took back
  /// @throws LineDown when the hub cannot be reached; nothing is lost by trying again
  public long run(boolean lineDown) throws LineDown {
    if (!lineDown && !somethingUnvouched() && hasGivenBackTo(HubLife.read(log))) {
      return 0;
    }
    Message.OwnHeads heads = link.giveBack(new Message.GiveBack(List.of(), List.of()));
    keep(heads);
    long given = 0;
    for (ChainId chain : hubChains()) {
      given += give(chain, heads);
    }
    if (!doneEpoch().equals(Optional.of(heads.hubEpoch()))) {
      note(Map.of(DONE, Ids.bytes(heads.hubEpoch().value())));
    }
    return given;
  }

  private boolean somethingUnvouched() {
    Map<ChainId, Head> here = log.heads();
    return hubChains().stream()
        .anyMatch(chain ->
            vouch(chain).map(KeptVouch::head).orElse(Head.NONE).seq()
                < here.getOrDefault(chain, Head.NONE).seq());
  }

  private boolean hasGivenBackTo(Optional<HubLife> life) {
    return life.isEmpty() || doneEpoch().equals(life.map(HubLife::epoch));
  }

  private Optional<Epoch> doneEpoch() {
    return log.note(DONE).filter(bytes -> bytes.length == 16).map(Ids::uuid).map(Epoch::new);
  }

  private List<ChainId> hubChains() {
    return log.heads().keySet().stream()
        .filter(chain -> chain.writer().replica().equals(hub) && scopes.contains(chain.scope()))
        .toList();
  }

  /// Keeps what the hub vouches for, as far as it is here and the same.
  private void keep(Message.OwnHeads heads) {
    Map<ChainId, Head> here = log.heads();
    Map<String, byte[]> notes = new HashMap<>();
    for (Message.Vouched vouched : heads.chains()) {
      boolean same = vouched.head().equals(here.get(vouched.chain()));
      boolean further =
          vouch(vouched.chain()).map(KeptVouch::head).orElse(Head.NONE).seq()
              < vouched.head().seq();
      if (same && further) {
        notes.putAll(KeptVouch.note(vouched, hubKey));
      }
    }
    note(notes);
  }

  private long give(ChainId chain, Message.OwnHeads heads) throws LineDown {
    Optional<KeptVouch> vouch = vouch(chain);
    long there = reach(heads, chain);
    if (vouch.isEmpty()
        || vouch.get().head().seq() <= there
        || chain.writer().epoch().equals(heads.hubEpoch())) {
      return 0;
    }
    List<byte[]> ops = new ArrayList<>();
    List<OpId> ids = new ArrayList<>();
    long at = there;
    while (at < vouch.get().head().seq()) {
      int most = (int) Math.min(Message.BATCH_OPS_MAX, vouch.get().head().seq() - at);
      for (EncodedOp op : log.readChain(chain, at, most, Message.BATCH_BYTES_MAX)) {
        ops.add(op.bytes());
        ids.add(op.op().id());
        at++;
      }
    }
    if (ops.size() > Message.GiveBack.OPS_MAX) {
      throw new LineDown("more than can be given back at once: " + ops.size());
    }
    List<KeyEntry> keys = log.keysCarriedBy(ids);
    Message.Chunk chunk =
        new Message.Chunk(
            chain, there + 1, ops, vouch.get().head().hash(), vouch.get().signature());
    Message.OwnHeads after = link.giveBack(new Message.GiveBack(List.of(chunk), keys));
    return reach(after, chain) - there;
  }

  private static long reach(Message.OwnHeads heads, ChainId chain) {
    return heads.chains().stream()
        .filter(vouched -> vouched.chain().equals(chain))
        .mapToLong(vouched -> vouched.head().seq())
        .findFirst()
        .orElse(0);
  }

  private Optional<KeptVouch> vouch(ChainId chain) {
    return KeptVouch.read(log, chain);
  }

  private void note(Map<String, byte[]> notes) {
    if (!notes.isEmpty()) {
      replica.receive(List.of(), List.of(), notes);
    }
  }
}
