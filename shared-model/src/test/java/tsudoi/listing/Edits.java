package tsudoi.listing;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;

/// Writes edits of one listing by hand, in whatever order somebody may have made them, and changes
/// one part of a listing's content.
public final class Edits {
  static final ListingId ID = Samples.FESTIVAL;
  static final ListingContent FIRST = Samples.festival(20, 5);

  private final Map<ChainId, Long> last = new HashMap<>();
  private final List<Op> written = new ArrayList<>();
  private long minute;

  /// Publishes as a replica that has seen these edits.
  Op publish(int replica, ListingContent content, Op... seen) {
    return write(replica, Scope.CITY, new ListingEvent.ListingPublished(ID, content, names(seen)));
  }

  Op draft(int replica, ListingContent content, Op... seen) {
    return write(
        replica, TestReplica.SCOPE, new ListingEvent.ListingDrafted(ID, content, names(seen)));
  }

  Op keep(int replica, Part part, Op... seen) {
    return write(replica, Scope.CITY, new ListingEvent.ValueKept(ID, part.name(), names(seen)));
  }

  Op write(int replica, Scope scope, Event event) {
    minute++;
    ChainId chain = new ChainId(TestReplica.writer(replica), scope);
    OpId id = new OpId(chain, last.merge(chain, 1L, Long::sum));
    Hlc hlc = Hlc.at(Instant.parse("2026-11-01T00:00:00Z").plusSeconds(60 * minute));
    Op op =
        new Op(
            id,
            hlc,
            new Moment(new UUID(1, replica), minute),
            new Actor.Account(new UUID(7, replica)),
            Optional.empty(),
            event);
    written.add(op);
    return op;
  }

  List<Op> all() {
    return List.copyOf(written);
  }

  static Listings fold(List<Op> ops) {
    Listings listings = new Listings();
    ops.forEach(listings::apply);
    return listings;
  }

  Listing listing() {
    return fold(written).find(ID).orElseThrow();
  }

  private static List<OpId> names(Op... ops) {
    return java.util.Arrays.stream(ops).map(Op::id).toList();
  }

  // ---- changes of content

  public static UnaryOperator<ListingContent> title(String japanese) {
    return content -> change(content, ListingField.TITLE, "ja", japanese);
  }

  public static UnaryOperator<ListingContent> english(String title) {
    return content -> change(content, ListingField.TITLE, "en", title);
  }

  public static UnaryOperator<ListingContent> host(String host) {
    return content -> change(content, ListingField.HOST, "", host);
  }

  public static UnaryOperator<ListingContent> place(String room) {
    return content -> change(content, ListingField.VENUE, "", Venue.room(TestReplica.KIFU, room));
  }

  public static UnaryOperator<ListingContent> start(int hour, int minute) {
    return content -> change(content, ListingField.START, "", LocalTime.of(hour, minute));
  }

  public static UnaryOperator<ListingContent> end(int hour, int minute) {
    return content -> change(content, ListingField.END, "", LocalTime.of(hour, minute));
  }

  public static UnaryOperator<ListingContent> day(int ofNovember) {
    return content ->
        change(content, ListingField.DATE, "", java.time.LocalDate.of(2026, 11, ofNovember));
  }

  public static UnaryOperator<ListingContent> scheduled(Schedule schedule) {
    return content -> with(content, content.capacity(), content.netPlaces(), schedule);
  }

  public static UnaryOperator<ListingContent> places(int capacity, int net) {
    return content -> with(content, Optional.of(capacity), net, content.schedule());
  }

  public static UnaryOperator<ListingContent> fee(Optional<String> fee) {
    return content -> Parts.with(content, new Part(ListingField.FEE, "ja"), fee.map(text -> text));
  }

  private static ListingContent change(
      ListingContent content, ListingField field, String language, Object value) {
    return Parts.with(content, new Part(field, language), Optional.of(value));
  }

  private static ListingContent with(
      ListingContent content, Optional<Integer> capacity, int net, Schedule schedule) {
    return new ListingContent(
        content.owner(),
        content.mode(),
        content.unit(),
        capacity,
        net,
        content.title(),
        content.description(),
        content.category(),
        Set.copyOf(content.audiences()),
        content.host(),
        content.operator(),
        content.venue(),
        schedule,
        content.fee(),
        content.bring(),
        content.howToApply(),
        content.contact(),
        content.asksPhone(),
        content.source());
  }
}
