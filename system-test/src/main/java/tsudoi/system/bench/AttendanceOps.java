package tsudoi.system.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.city.JapanTime;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Hlc;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.wire.OpCodec;

/// Attendance ops as a kiosk writes them over weeks without a line: every field of the envelope, one
/// every ten seconds or so, of people with random tokens.
final class AttendanceOps {
  private static final int OPS_OF_AN_OCCURRENCE = 2_500;
  private static final int PAUSE_MILLIS_MAX = 20_000;

  private final Random chance;
  private final List<PersonToken> people = new ArrayList<>();

  AttendanceOps(Random chance, int people) {
    this.chance = chance;
    for (int i = 0; i < people; i++) {
      this.people.add(new PersonToken(id()));
    }
  }

  List<EncodedOp> of(ChainId chain, long firstSeq, int count) {
    OpCodec codec = new OpCodec();
    Actor.Account manager = new Actor.Account(id());
    Epoch hub = new Epoch(id());
    UUID boot = id();
    Instant now = Instant.parse("2026-04-01T00:00:00Z");
    long sinceBoot = 60_000;
    long position = 10_000;
    Hlc clock = Hlc.ZERO;
    OccurrenceId occurrence = new OccurrenceId(new ListingId(id()), LocalDateTime.MIN);
    List<EncodedOp> ops = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (i % OPS_OF_AN_OCCURRENCE == 0) {
        LocalDateTime start = JapanTime.at(now).truncatedTo(ChronoUnit.HOURS);
        occurrence = new OccurrenceId(new ListingId(id()), start);
      }
      int pause = chance.nextInt(PAUSE_MILLIS_MAX);
      now = now.plusMillis(pause);
      sinceBoot += pause;
      position += chance.nextInt(20) == 0 ? chance.nextInt(5) : 0;
      clock = clock.tick(now);
      ops.add(
          codec.encode(
              new Op(
                  new OpId(chain, firstSeq + i),
                  clock,
                  new Moment(boot, sinceBoot),
                  chance.nextInt(3) == 0 ? manager : Actor.VISITOR,
                  Optional.of(new Known(hub, position)),
                  new AttendanceEvent.Attended(
                      occurrence,
                      people.get(chance.nextInt(people.size())),
                      chance.nextBoolean()
                          ? AttendanceEvent.Direction.IN
                          : AttendanceEvent.Direction.OUT,
                      AgeBand.values()[chance.nextInt(AgeBand.values().length)],
                      chance.nextInt(10) == 0 ? Role.HELPER : Role.PARTICIPANT,
                      chance.nextInt(4) == 0 ? Source.LIST : Source.SCAN,
                      JapanTime.at(now).truncatedTo(ChronoUnit.SECONDS)))));
    }
    return ops;
  }

  private UUID id() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }
}
