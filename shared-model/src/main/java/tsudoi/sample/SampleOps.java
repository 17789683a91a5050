package tsudoi.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tsudoi.city.Center;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;
import tsudoi.signup.Grant;
import tsudoi.signup.SeatEvent;
import tsudoi.wire.OpCodec;

/// The sample city as ops, ready for [tsudoi.oplog.Replica#receive]: one retired device per center
/// wrote them all. Chains are dense and start at 1; whoever takes them in does so once, into a
/// fresh store.
public final class SampleOps {
  /// The device ran through: one boot since well before its first op.
  private static final int BOOTED_MONTHS_AGO = SampleCity.MONTHS_BACK + 1;

  private final SampleCity sample;
  private final SampleAttendance attendance;
  private final OpCodec codec;

  public SampleOps(SampleCity sample, Scale scale, OpCodec codec) {
    this.sample = sample;
    this.attendance = new SampleAttendance(sample, scale);
    this.codec = codec;
  }

  /// In `city`: the listings of a center, and what is cancelled of them.
  public List<EncodedOp> listings(Center center) {
    OpWriter writer = writer(center, Scope.CITY, 0);
    List<SampleListing> listings = sample.listings(center);
    List<EncodedOp> ops = new ArrayList<>();
    for (SampleListing listing : listings) {
      ops.add(
          writer.write(
              listing.publishedAt(),
              new ListingEvent.ListingPublished(listing.id(), listing.content(), List.of())));
    }
    LocalDateTime cancelledAt = sample.now().minusMinutes(90);
    for (SampleListing listing : listings) {
      listing.listing().cancelledDates().entrySet().stream()
          .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
          .map(date ->
              new ListingEvent.OccurrenceCancelled(
                  new OccurrenceId(listing.id(), date.getKey()), date.getValue()))
          .map(event -> writer.write(cancelledAt, event))
          .forEach(ops::add);
    }
    return ops;
  }

  /// In the center's scope: attendance up to now in the order of time, made up as it is read.
  /// The stream is sequential and is read once.
  public Stream<EncodedOp> attendance(Center center) {
    OpWriter writer = writer(center, Scope.of(center.id()), 0);
    return attendance.of(center).map(dated -> writer.write(dated.at(), dated.event()));
  }

  /// In the center's scope, after the attendance: places of what can still be signed up for, and
  /// the sign-ups that took some. A step of its own, since a kiosk's writer and the keys are known
  /// only once it is enrolled.
  ///
  /// @param afterSeq where the sample device's chain of the center stands
  /// @param sealTo without it nobody has signed up yet
  public SampleSeats seats(
      Center center, long afterSeq, SeatHolders holders, Optional<SealTo> sealTo) {
    OpWriter writer = writer(center, Scope.of(center.id()), afterSeq);
    List<EncodedOp> ops = new ArrayList<>();
    List<KeyEntry> keys = new ArrayList<>();
    for (SampleListing listing : sample.listings(center)) {
      if (listing.takesSignUpsAfter(sample.now())) {
        int taken = sealTo.isPresent() ? listing.taken() : 0;
        ops.add(writer.write(sample.now(), opened(listing, taken, holders)));
        if (taken > 0) {
          new SampleSignUps(sample, listing, sealTo.orElseThrow()).write(writer, ops, keys);
        }
      }
    }
    return new SampleSeats(ops, keys);
  }

  /// What sample sign-ups take stays with the sample device, which confirms them.
  private SeatEvent opened(SampleListing listing, int taken, SeatHolders holders) {
    int capacity = listing.content().capacity().orElseThrow();
    int net = listing.content().netPlaces();
    List<Grant> grants = new ArrayList<>();
    if (net > 0) {
      grants.add(new Grant(sample.seed().id("net", listing.id().value()), holders.net(), net));
    }
    Writer desk = holders.desks().get(listing.center());
    int rest = capacity - net - taken;
    if (desk != null && rest > 0) {
      grants.add(new Grant(sample.seed().id("desk", listing.id().value()), desk, rest));
    }
    return new SeatEvent.SeatsOpened(listing.id(), capacity, grants);
  }

  private OpWriter writer(Center center, Scope scope, long afterSeq) {
    return new OpWriter(
        new ChainId(sample.writer(center.id()), scope),
        afterSeq,
        codec,
        sample.seed().id("boot", center.id().number()),
        sample.now().minusMonths(BOOTED_MONTHS_AGO));
  }
}
