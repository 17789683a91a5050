package tsudoi.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tsudoi.account.AccountEvent;
import tsudoi.city.CenterId;
import tsudoi.op.Actor;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Replica;
import tsudoi.seal.PassSecret;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.Sealing;
import tsudoi.sync.Cursors;
import tsudoi.token.ReceiptCode;
import tsudoi.wire.OpCodec;

/// A whole replica in memory with a clock that tests set: board, desks, keys.
public final class TestReplica {
  public static final CenterId KIFU = new CenterId(4);
  public static final Scope SCOPE = Scope.of(KIFU);
  public static final SealKeyPair CENTER_KEY = SealKeyPair.generate(new Random(1));
  public static final SealKeyPair CITY_KEY = SealKeyPair.generate(new Random(2));

  public final Board board = Board.empty();
  public final OpCodec codec = new OpCodec();
  public final OpLog log;
  public final Replica replica;
  public final SignUpDesk signUps;
  public final CheckInDesk checkIns;
  public final ListingDesk listings;
  public final SeatDesk seats;
  public final Random random;
  public Instant now = Instant.parse("2026-11-22T00:00:00Z");

  public TestReplica(int seed, Writer hub) {
    this(seed, hub, writer(seed), new MemoryOpLog());
  }

  /// A replica over a log that is there already.
  public TestReplica(int seed, Writer hub, Writer me, OpLog log) {
    this.log = log;
    random = new Random(seed);
    replica =
        new Replica(
            me,
            hub.replica(),
            log,
            codec,
            board.projections(),
            () -> now,
            () -> new Moment(new UUID(seed, 9), now.toEpochMilli() % 1_000_000),
            scope -> Cursors.read(log, scope));
    signUps =
        new SignUpDesk(
            replica,
            board,
            Sealing.secure(new SecureRandom()),
            _ -> true,
            this::id,
            () -> ReceiptCode.draw(random).letters());
    checkIns = new CheckInDesk(replica, board);
    listings = new ListingDesk(replica, board, () -> hub, this::id);
    seats = new SeatDesk(replica, board, hub.replica(), this::id);
  }

  public static Writer writer(int seed) {
    return new Writer(new ReplicaId(new UUID(seed, 1)), new Epoch(new UUID(seed, 2)));
  }

  /// Writes the public keys that names are sealed to, as the hub does.
  public TestReplica withKeys() {
    replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.SealKeyPublished(
                        Optional.of(KIFU), CENTER_KEY.publicKey().raw()),
                    new AccountEvent.SealKeyPublished(
                        Optional.empty(), CITY_KEY.publicKey().raw()))));
    return this;
  }

  public UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  public PassSecret secret() {
    return PassSecret.draw(random);
  }
}
