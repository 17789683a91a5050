package tsudoi.kiosk;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.account.AccountEvent;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.ListingDesk;
import tsudoi.durable.StoreSettings;
import tsudoi.kiosk.line.Membership;
import tsudoi.listing.Category;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.MachineMoment;
import tsudoi.oplog.Replica;
import tsudoi.sample.SampleCity;
import tsudoi.sample.SampleListing;
import tsudoi.seal.SealKeyPair;
import tsudoi.wire.OpCodec;

/// Fills a data folder as if the kiosk of 亀阜 had been enrolled and fed by a hub that is gone: what
/// start tests and trials in a browser run on.
final class FilledFolder {
  private static final int NEIGHBORS = 6;

  private final Replica replica;
  private final ListingDesk desk;
  private final FreshIds ids;
  private final LocalDateTime now;
  private final Center center;

  private FilledFolder(
      Replica replica, ListingDesk desk, FreshIds ids, LocalDateTime now, Center center) {
    this.replica = replica;
    this.desk = desk;
    this.ids = ids;
    this.now = now;
    this.center = center;
  }

  static void main(String[] args) {
    fill(Path.of(args[0]), InstantSource.system());
  }

  static void fill(Path path, InstantSource clock) {
    SecureRandom random = new SecureRandom();
    FreshIds ids = new FreshIds(clock, random);
    City city = City.takamatsu();
    Center center = city.center("亀阜").orElseThrow();
    LocalDateTime now = JapanTime.at(clock.instant()).truncatedTo(ChronoUnit.MINUTES);
    try (DataFolder folder = DataFolder.open(path, center.id(), StoreSettings.standard(), random)) {
      Writer hub = new Writer(new ReplicaId(ids.random()), new Epoch(ids.random()));
      Writer me = new Writer(new ReplicaId(ids.random()), folder.epoch());
      folder
          .identityFile()
          .write(
              folder
                  .identity()
                  .enrolled(
                      new Membership(
                          me.replica(),
                          center.id(),
                          hub,
                          folder.identity().key().publicKey(),
                          now.toLocalDate().minusDays(2))));
      Board board = Board.empty();
      OpCodec codec = new OpCodec();
      Replica replica =
          new Replica(
              me,
              me.replica(),
              new DurableOpLog(folder.store(), codec),
              codec,
              board.projections(),
              clock,
              MachineMoment.ofThisMachine(ids::random),
              _ -> Optional.empty());
      FilledFolder filled =
          new FilledFolder(
              replica, new ListingDesk(replica, board, () -> hub, ids::timed), ids, now, center);
      filled.tellKeys(random);
      filled.publishOwn();
      filled.publishNeighbors(city);
    }
  }

  private void tellKeys(SecureRandom random) {
    write(
        new AccountEvent.SealKeyPublished(
            Optional.of(center.id()), SealKeyPair.generate(random).publicKey().raw()));
    write(
        new AccountEvent.SealKeyPublished(
            Optional.empty(), SealKeyPair.generate(random).publicKey().raw()));
    write(
        new AccountEvent.PurposePublished(
            1,
            Words.of(
                "よび名《な》と 年代《ねんだい》は、受付《うけつけ》と 連絡《れんらく》だけに 使《つか》います。\n"
                    + "名簿《めいぼ》は、来年度《らいねんど》の 終《お》わりに 消《け》します。\n"
                    + "ほかの 人《ひと》や 会社《かいしゃ》には 渡《わた》しません。",
                "We use your nickname and age group only to receive you and to reach you.\n"
                    + "The list is erased at the end of the next fiscal year.")));
  }

  private void write(tsudoi.op.Event event) {
    replica.write(Actor.SAMPLE, _ -> Draft.of(true, Scope.CITY, List.of(event)));
  }

  private void publishOwn() {
    LocalDate today = now.toLocalDate();
    LocalTime soon = now.toLocalTime().plusMinutes(18).truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime start = today.atTime(soon);
    publish("親子《おやこ》で 学《まな》ぶ 防災訓練《ぼうさいくんれん》", Category.DRILL, "大会議室と 駐車場", start, 20, 8, false);
    publish(
        "はじめての スマホ教室《きょうしつ》",
        Category.SMARTPHONE,
        "小会議室《しょうかいぎしつ》",
        start.plusHours(3),
        10,
        5,
        true);
    publish(
        "ふれあい 茶話会《さわかい》",
        Category.SENIORS,
        "和室（畳に いすが あります）",
        today.plusDays(3).atTime(10, 0),
        2,
        1,
        false);
    just("いきいき 健康体操《けんこうたいそう》", Category.SPORTS, "大会議室", start.plusHours(4));
    just("青色《あおいろ》パトロール", Category.PATROL, "玄関前", today.plusDays(1).atTime(19, 30));
    ListingId walk =
        just(
            "峰山《みねやま》を 歩《ある》こう会《かい》",
            Category.SPORTS,
            "集合は 亀阜小学校の 正門",
            today.plusDays(1).atTime(9, 0));
    write(new ListingEvent.ListingCancelled(walk, Words.ja("道の 工事の ためです")));
    just("もちつき大会《たいかい》", Category.FESTIVAL, "中庭《なかにわ》", today.plusDays(5).atTime(10, 0));
  }

  private void publish(
      String title,
      Category category,
      String room,
      LocalDateTime start,
      int capacity,
      int net,
      boolean phone) {
    desk.publish(
        Actor.SAMPLE,
        new ListingId(ids.timed()),
        content(Mode.SIGN_UP, title, category, room, start, Optional.of(capacity), net, phone));
  }

  private ListingId just(String title, Category category, String room, LocalDateTime start) {
    ListingId id = new ListingId(ids.timed());
    desk.publish(
        Actor.SAMPLE,
        id,
        content(Mode.OPEN, title, category, room, start, Optional.empty(), 0, false));
    return id;
  }

  private ListingContent content(
      Mode mode,
      String title,
      Category category,
      String room,
      LocalDateTime start,
      Optional<Integer> capacity,
      int net,
      boolean phone) {
    return new ListingContent(
        Optional.of(center.id()),
        mode,
        PlaceUnit.PERSON,
        capacity,
        net,
        Words.ja(title),
        Words.ja("写真《しゃしん》を とって、家族《かぞく》に 送《おく》ります。 スマホは 借《か》りられます。"),
        category,
        Set.of(),
        "亀阜校区コミュニティ協議会",
        Optional.of("NPO法人 さぬきデジタルひろば"),
        Venue.room(center.id(), room),
        Schedule.once(start, LocalTime.from(start.plusMinutes(90))),
        Optional.empty(),
        Optional.of(Words.ja("老眼鏡が あると べんりです")),
        Optional.empty(),
        Optional.of(new Contact(center.title(), center.telephone())),
        phone,
        Optional.empty());
  }

  /// A year of sample activities around, and some information of the city without a date.
  private void publishNeighbors(City city) {
    SampleCity sample = new SampleCity(city, now, 1, Set.of());
    List<tsudoi.op.Event> events = new ArrayList<>();
    for (City.Near near : city.neighbors(center).subList(0, NEIGHBORS)) {
      for (SampleListing listing : sample.listings(near.center())) {
        events.add(new ListingEvent.ListingPublished(listing.id(), listing.content(), List.of()));
      }
    }
    events.add(
        new ListingEvent.ListingPublished(
            new ListingId(new UUID(5, 5)),
            KioskFixture.scheduled(new Schedule.Undated("随時（要調整）"))
                .andThen(KioskFixture.mode(Mode.ELSEWHERE))
                .apply(KioskFixture.aListing(center.id(), "消費生活《しょうひせいかつ》の 出前講座《でまえこうざ》", now)),
            List.of()));
    for (int from = 0; from < events.size(); from += 200) {
      List<tsudoi.op.Event> part = events.subList(from, Math.min(from + 200, events.size()));
      replica.write(Actor.SAMPLE, _ -> Draft.of(true, Scope.CITY, part));
    }
  }
}
