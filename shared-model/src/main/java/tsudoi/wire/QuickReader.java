package tsudoi.wire;

import static tsudoi.wire.CborCursor.shortText;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.Direction;
import tsudoi.attendance.Source;
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
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.wire.CborCursor.OtherForm;

/// Reads what nearly all of a log is made of many times faster than [OpCodec] does in general:
/// whose op it is, and people who came and went. It takes exactly what this version writes and
/// leaves the rest to the general way, which alone says what is malformed.
///
/// Ids that come again are mostly given out as the same object, since the folds keep them all.
final class QuickReader {
  private static final int ARRAY_OF_13 = 0x8d;
  private static final int ARRAY_OF_2 = 0x82;
  private static final int MAP = 0xbf;
  private static final int END = 0xff;
  private static final int NULL = 0xf6;
  private static final int FORM = 1;
  private static final int VERSION = 1;

  private static final byte[] ATTENDED = shortText("attendance.passed");
  private static final byte[] OCCURRENCE = shortText("occurrence");
  private static final byte[] LISTING = shortText("listing");
  private static final byte[] ORIGINAL_START = shortText("originalStart");
  private static final byte[] PERSON = shortText("person");
  private static final byte[] DIRECTION = shortText("direction");
  private static final byte[] AGE_BAND = shortText("ageBand");
  private static final byte[] ROLE = shortText("role");
  private static final byte[] SOURCE = shortText("source");
  private static final byte[] AT = shortText("at");

  private final Names<Direction> directions = new Names<>(Direction.values());
  private final Names<AgeBand> ageBands = new Names<>(AgeBand.values());
  private final Names<Role> roles = new Names<>(Role.values());
  private final Names<Source> sources = new Names<>(Source.values());

  private final KnownChains chains = new KnownChains();
  private final Again<UUID> boots = new Again<>(1 << 8);
  private final Again<OccurrenceId> occurrences = new Again<>(1 << 12);
  private final Again<PersonToken> persons = new Again<>(1 << 14);

  /// Which op it is, if its envelope begins as it is written here.
  Optional<OpId> id(byte[] bytes) {
    try {
      return Optional.of(id(new CborCursor(bytes)));
    } catch (OtherForm e) {
      return Optional.empty();
    }
  }

  /// The op, if somebody came or went.
  Optional<EncodedOp> attended(byte[] bytes) {
    try {
      CborCursor in = new CborCursor(bytes);
      OpId id = id(in);
      Hlc hlc = new Hlc(in.number());
      Moment moment = new Moment(boots.same(in.uuid()), in.number());
      Actor actor = actor(in);
      Optional<Known> known = known(in);
      in.expect(ATTENDED);
      in.expect(VERSION);
      Attended event = event(in);
      in.expectEnd();
      return Optional.of(new EncodedOp(new Op(id, hlc, moment, actor, known, event), bytes));
    } catch (OtherForm e) {
      return Optional.empty();
    }
  }

  private OpId id(CborCursor in) throws OtherForm {
    in.expect(ARRAY_OF_13);
    in.expect(FORM);
    ChainId chain = chains.read(in);
    long seq = in.number();
    if (seq < 1) {
      throw new OtherForm();
    }
    return new OpId(chain, seq);
  }

  private static Actor actor(CborCursor in) throws OtherForm {
    if (in.skip(0)) {
      return Actor.VISITOR;
    }
    if (in.skip(1)) {
      return Actor.DEVICE;
    }
    return in.skip(2) ? Actor.SAMPLE : new Actor.Account(in.uuid());
  }

  private static Optional<Known> known(CborCursor in) throws OtherForm {
    if (in.skip(NULL)) {
      return Optional.empty();
    }
    in.expect(ARRAY_OF_2);
    return Optional.of(new Known(new Epoch(in.uuid()), in.number()));
  }

  private Attended event(CborCursor in) throws OtherForm {
    in.expect(MAP);
    in.expect(OCCURRENCE);
    in.expect(MAP);
    in.expect(LISTING);
    ListingId listing = new ListingId(in.uuid());
    in.expect(ORIGINAL_START);
    OccurrenceId occurrence = occurrences.same(new OccurrenceId(listing, in.dateTime()));
    in.expect(END);
    in.expect(PERSON);
    PersonToken person = persons.same(new PersonToken(in.uuid()));
    in.expect(DIRECTION);
    Direction direction = directions.read(in);
    in.expect(AGE_BAND);
    AgeBand ageBand = ageBands.read(in);
    in.expect(ROLE);
    Role role = roles.read(in);
    in.expect(SOURCE);
    Source source = sources.read(in);
    in.expect(AT);
    Attended event =
        new Attended(occurrence, person, direction, ageBand, role, source, in.dateTime());
    in.expect(END);
    return event;
  }

  /// The names of an enum as they are written.
  private static final class Names<E extends Enum<E>> {
    private final E[] values;
    private final byte[][] forms;

    Names(E[] values) {
      this.values = values;
      this.forms =
          Arrays.stream(values).map(value -> shortText(value.name())).toArray(byte[][]::new);
    }

    E read(CborCursor in) throws OtherForm {
      return values[in.oneOf(forms)];
    }
  }

  /// Values that were met lately, so that equal ones become the same. Threads may share it: what
  /// one of them does not see yet, it makes again.
  private static final class Again<T> {
    private final @Nullable Object[] slots;

    Again(int slots) {
      this.slots = new Object[slots];
    }

    @SuppressWarnings("unchecked") // what is equal to a T here was put in as one
    T same(T value) {
      int slot = slot(value.hashCode(), slots.length);
      Object known = slots[slot];
      if (known != null && value.equals(known)) {
        return (T) known;
      }
      slots[slot] = value;
      return value;
    }
  }

  /// Chains by the bytes of writer and scope.
  private static final class KnownChains {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] form, ChainId chain) {}

    private final @Nullable Entry[] slots = new Entry[1 << 8];

    ChainId read(CborCursor in) throws OtherForm {
      int from = in.position();
      int replica = in.id();
      int epoch = in.id();
      String scope = in.ascii();
      long mixed = in.longAt(replica) * 31 + in.longAt(epoch);
      int slot = slot(Long.hashCode(mixed) * 31 + scope.hashCode(), slots.length);
      Entry known = slots[slot];
      if (known != null && in.stoodAt(from, known.form)) {
        return known.chain;
      }
      ChainId chain = new ChainId(new Writer(replica(in, replica), epoch(in, epoch)), scope(scope));
      slots[slot] = new Entry(in.since(from), chain);
      return chain;
    }

    private static ReplicaId replica(CborCursor in, int at) {
      return new ReplicaId(new UUID(in.longAt(at), in.longAt(at + Long.BYTES)));
    }

    private static Epoch epoch(CborCursor in, int at) {
      return new Epoch(new UUID(in.longAt(at), in.longAt(at + Long.BYTES)));
    }

    private static Scope scope(String name) throws OtherForm {
      try {
        return new Scope(name);
      } catch (IllegalArgumentException e) {
        throw new OtherForm();
      }
    }
  }

  private static int slot(int hash, int slots) {
    return (hash ^ (hash >>> 16)) & (slots - 1);
  }
}
