package tsudoi.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.listing.Contact;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.Schedule;
import tsudoi.listing.Source;
import tsudoi.listing.Words;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;

/// A believable year of activities for every center of a city, made up around a moment.
///
/// The same city, moment and seed give the same listings everywhere. Another moment is another
/// sample: its writers count in another epoch, so that the two never mix unnoticed.
public final class SampleCity {
  static final int MONTHS_BACK = 14;
  static final int MONTHS_AHEAD = 4;

  private static final Source CREDIT = new Source("つどいの 見本データ（実際の 行事では ありません）", Optional.empty());

  private final City city;
  private final LocalDateTime now;
  private final Seed seed;
  private final Set<CenterId> showcases;

  /// @param now in Japan time
  /// @param showcases centers that people will look at today: they get something at every hour
  public SampleCity(City city, LocalDateTime now, long seed, Set<CenterId> showcases) {
    this.city = city;
    this.now = now;
    this.seed = new Seed(seed);
    this.showcases = new TreeSet<>(showcases);
  }

  public City city() {
    return city;
  }

  public LocalDateTime now() {
    return now;
  }

  Seed seed() {
    return seed;
  }

  public boolean showcase(CenterId center) {
    return showcases.contains(center);
  }

  /// Which of the showcases it is, so that neighbors on show do not look alike.
  int showcaseIndex(CenterId center) {
    return List.copyOf(showcases).indexOf(center);
  }

  /// The writer of all sample ops of a center: a device that was retired before anybody looks.
  public Writer writer(CenterId center) {
    return new Writer(
        new ReplicaId(seed.id("replica", center.number())),
        new Epoch(seed.id("epoch", center.number(), now)));
  }

  /// The listings of a center in the order in which they were published.
  public List<SampleListing> listings(Center center) {
    List<Planned> plan = new YearPlan(this, center).all();
    plan.sort(
        Comparator.comparing(Planned::publishedAt)
            .thenComparing(planned -> planned.activity().key())
            .thenComparing(Planned::edition));
    ChainId chain = new ChainId(writer(center.id()), Scope.CITY);
    List<SampleListing> listings = new ArrayList<>();
    for (Planned planned : plan) {
      OpId published = new OpId(chain, listings.size() + 1L);
      listings.add(listing(center, planned, published));
    }
    return List.copyOf(listings);
  }

  private SampleListing listing(Center center, Planned planned, OpId published) {
    ListingId id =
        new ListingId(
            seed.id("listing", center.id().number(), planned.activity().key(), planned.edition()));
    Map<LocalDateTime, Words> cancelled = new HashMap<>(planned.cancelled());
    Listing listing =
        new Listing(
            id,
            content(center, planned),
            List.of(published),
            List.of(),
            true,
            Optional.empty(),
            cancelled);
    return new SampleListing(
        center.id(), listing, planned.publishedAt(), planned.taken(), planned.activity().crowd());
  }

  private ListingContent content(Center center, Planned planned) {
    Activity activity = planned.activity();
    Entry entry = activity.entry();
    return new ListingContent(
        Optional.of(center.id()),
        entry.mode(),
        entry.unit(),
        entry.capacity(),
        entry.netPlaces(),
        local(activity.title(), center),
        local(activity.description(), center),
        activity.category(),
        activity.audiences(),
        activity.host().name(city, center),
        activity.operator(),
        activity.place().venue(center),
        planned.schedule(),
        activity.fee(),
        activity.bring(),
        entry.mode() == Mode.ELSEWHERE
            ? Optional.of(
                Words.of(
                    "センターへ 電話（" + center.printedTelephone() + "）か 窓口で お申し込みください。",
                    "Call the center (" + center.printedTelephone() + ") or ask at its desk."))
            : Optional.empty(),
        Optional.of(new Contact(center.title(), center.telephone())),
        entry.mode() == Mode.SIGN_UP && !activity.place().indoors(),
        Optional.of(CREDIT));
  }

  private static Words local(Words words, Center center) {
    Map<String, String> filled = new HashMap<>();
    words
        .byLanguage()
        .forEach((language, text) ->
            filled.put(
                language,
                text.replace("{name}", center.nameWithReading()).replace("{walk}", walk(center))));
    return new Words(filled);
  }

  private static String walk(Center center) {
    return switch (center.name()) {
      case "亀阜" -> "｜峰山《みねやま》";
      case "栗林" -> "｜栗林公園《りつりんこうえん》";
      case "屋島", "屋島西", "屋島東" -> "｜屋島《やしま》";
      default -> "ふるさとの ｜道《みち》";
    };
  }

  /// An activity with its dates.
  ///
  /// @param edition tells apart the listings of one activity, such as the year
  record Planned(
      Activity activity,
      String edition,
      Schedule schedule,
      LocalDateTime publishedAt,
      Map<LocalDateTime, Words> cancelled,
      int taken) {}
}
