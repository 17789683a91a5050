package tsudoi.hub.eventsheet;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tsudoi.city.CenterId;
import tsudoi.hub.eventsheet.SheetEvent.Places;
import tsudoi.hub.eventsheet.SheetEvent.Unit;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Source;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;

/// Turns the rows of the city's sheet into listings: information without a sign-up button, or, for
/// one center, listings of its own. Pure: the same row gives the same id and an equal content, so
/// whoever imports compares and writes only what differs.
public final class EventSheetListings {
  /// A run of this many days without a capacity is an exhibition: one walks in.
  private static final int EXHIBITION_DAYS_MIN = 3;

  private static final List<CategoryWords> CATEGORY_WORDS =
      List.of(
          new CategoryWords(Category.SMARTPHONE, "スマホ|スマートフォン"),
          new CategoryWords(Category.DRILL, "防災訓練|避難訓練"),
          new CategoryWords(Category.PATROL, "パトロール|夜警"),
          new CategoryWords(Category.WATCH, "見守り"),
          new CategoryWords(Category.RECYCLING, "リサイクル|ごみ分別|環境ワークショップ"),
          new CategoryWords(Category.CLEANUP, "清掃|クリーン作戦"),
          new CategoryWords(Category.SENIORS, "高齢者|シニア|65歳|敬老"),
          new CategoryWords(Category.MEETING, "トーク|つどい|交流会"));

  private final SheetMessages japanese = new SheetMessages(Locale.JAPANESE);
  private final SheetMessages english = new SheetMessages(Locale.ENGLISH);
  private final Optional<CenterId> owner;

  private EventSheetListings(Optional<CenterId> owner) {
    this.owner = owner;
  }

  /// Listings that inform: how and where to apply, with the telephone.
  public static EventSheetListings information() {
    return new EventSheetListings(Optional.empty());
  }

  /// Listings of one center, which takes the sign-ups itself.
  public static EventSheetListings ownedBy(CenterId center) {
    return new EventSheetListings(Optional.of(center));
  }

  /// A listing and the row it comes from.
  public record SheetListing(int rowNumber, ListingId id, ListingContent content) {}

  private record CategoryWords(Category category, Pattern words) {
    CategoryWords(Category category, String words) {
      this(category, Pattern.compile(words));
    }
  }

  /// The listing of a row; none of a rejected one.
  public Optional<SheetListing> of(RowReading row) {
    return switch (row) {
      case RowReading.Dated dated ->
          Optional.of(listing(dated.rowNumber(), dated.event(), dates(dated.sessions())));
      case RowReading.Undated undated ->
          Optional.of(
              listing(
                  undated.rowNumber(),
                  undated.event(),
                  new Schedule.Undated(
                      undated.dateText().isEmpty() ? japanese.undated() : undated.dateText())));
      case RowReading.Rejected _ -> Optional.empty();
    };
  }

  private SheetListing listing(int rowNumber, SheetEvent event, Schedule schedule) {
    var places = places(event);
    var mode = mode(event, schedule);
    var content =
        new ListingContent(
            owner,
            mode,
            places.map(Places::unit).orElse(Unit.PERSON) == Unit.PARTY
                ? PlaceUnit.GROUP
                : PlaceUnit.PERSON,
            places.map(Places::count),
            mode == Mode.SIGN_UP ? places.map(p -> p.count() / 2).orElse(0) : 0,
            words(event.title()),
            words(event.description()),
            category(event),
            audiences(event.audienceText()),
            event.contact().division().isEmpty()
                ? japanese.text("listing.cityAsHost")
                : event.contact().division(),
            Optional.empty(),
            venue(event),
            schedule,
            fee(event.feeText()),
            Optional.empty(),
            howToApply(event, mode),
            contact(event),
            false,
            Optional.of(
                new Source(japanese.text("listing.credit"), event.url().map(URI::toString))));
    return new SheetListing(rowNumber, new ListingId(event.identity()), content);
  }

  private static Schedule dates(List<Session> sessions) {
    return new Schedule.Dates(
        sessions.stream()
            .map(s -> new tsudoi.listing.Session(s.date(), s.start(), s.end(), s.label()))
            .toList());
  }

  private Mode mode(SheetEvent event, Schedule schedule) {
    return switch (event.entry()) {
      case NO_APPLICATION -> Mode.OPEN;
      case FIRST_COME_ON_THE_DAY -> Mode.FIRST_COME;
      case APPLY_TO_CONTACT -> owner.isPresent() ? Mode.SIGN_UP : Mode.ELSEWHERE;
      case NOT_STATED -> {
        if (isExhibition(event, schedule)) {
          yield Mode.OPEN;
        }
        // for all else nobody may be told that coming is enough
        yield owner.isEmpty()
            ? Mode.ELSEWHERE
            : places(event).isPresent() ? Mode.SIGN_UP : Mode.OPEN;
      }
    };
  }

  private static boolean isExhibition(SheetEvent event, Schedule schedule) {
    return event.capacity().places().isEmpty()
        && schedule instanceof Schedule.Dates(var sessions)
        && sessions.stream().map(tsudoi.listing.Session::date).distinct().count()
            >= EXHIBITION_DAYS_MIN;
  }

  private static Optional<Places> places(SheetEvent event) {
    return event.capacity().places().filter(p -> p.count() <= ListingContent.CAPACITY_MAX);
  }

  private Optional<Words> howToApply(SheetEvent event, Mode mode) {
    return switch (mode) {
      case OPEN, FIRST_COME, SIGN_UP ->
          Optional.of(event.applyPeriodText()).filter(text -> !text.isEmpty()).map(this::words);
      case ELSEWHERE ->
          Optional.of(
              Words.of(escaped(howToApply(event, japanese)), escaped(howToApply(event, english))));
    };
  }

  private static String howToApply(SheetEvent event, SheetMessages messages) {
    var whom = event.contact().division();
    var telephone =
        event.contact().telephones().stream()
            .findFirst()
            .map(t -> messages.text("listing.telephone", t.printed()));
    var contact = telephone.map(t -> (whom + "　" + t).strip()).orElse(whom);
    if (event.applyPeriodText().isEmpty()) {
      return messages.text("listing.askWhetherToApply", contact).strip();
    }
    return messages.text("listing.applyPeriod", event.applyPeriodText())
        + (contact.isEmpty() ? "" : "\n" + messages.text("listing.applyTo", contact));
  }

  /// A listing without a fee is free of charge; where the sheet is silent, the listing says so.
  private Optional<Words> fee(String printed) {
    if (printed.isEmpty()) {
      return Optional.of(
          Words.of(japanese.text("listing.feeNotStated"), english.text("listing.feeNotStated")));
    }
    return printed.equals("無料") ? Optional.empty() : Optional.of(words(printed));
  }

  private Venue venue(SheetEvent event) {
    return new Venue(
        Optional.empty(),
        event.placeName().isEmpty() ? japanese.text("listing.placeNotStated") : event.placeName(),
        Optional.empty(),
        event.position().map(SheetEvent.Position::latitude),
        event.position().map(SheetEvent.Position::longitude));
  }

  private static Optional<Contact> contact(SheetEvent event) {
    return event.contact().telephones().stream()
        .findFirst()
        .map(telephone -> new Contact(event.contact().division(), telephone.digits()));
  }

  private static Category category(SheetEvent event) {
    for (var words : CATEGORY_WORDS) {
      if (words.words().matcher(event.title()).find()) {
        return words.category();
      }
    }
    return switch (event.category()) {
      case FESTIVAL, SEASONAL -> Category.FESTIVAL;
      case SPORT -> Category.SPORTS;
      case ART, MUSIC -> Category.CULTURE;
      case LIFE, CAREER, FOOD, SHOPPING, OTHER ->
          event.audienceText().contains("子ども")
              ? Category.CHILDREN
              : event.category() == SheetEvent.Category.LIFE
                      || event.category() == SheetEvent.Category.CAREER
                  ? Category.TRAINING
                  : Category.OTHER;
    };
  }

  /// The city's three words (子ども・親子, 高校生・一般, 両方) and others that speak for themselves.
  static Set<Audience> audiences(String printed) {
    var audiences = EnumSet.noneOf(Audience.class);
    if (printed.contains("乳") || printed.contains("幼児")) {
      audiences.add(Audience.INFANTS);
    }
    if (printed.contains("子ども") || printed.contains("小学生") || printed.contains("児童")) {
      audiences.add(Audience.CHILDREN);
    }
    if (printed.contains("親子") || printed.contains("家族")) {
      audiences.add(Audience.FAMILIES);
    }
    if (printed.contains("中学生") || printed.contains("高校生") || printed.contains("中高生")) {
      audiences.add(Audience.TEENS);
    }
    if (printed.contains("一般") || printed.contains("大人") || printed.contains("成人")) {
      audiences.add(Audience.ADULTS);
    }
    if (printed.contains("高齢") || printed.contains("シニア") || printed.contains("65歳")) {
      audiences.add(Audience.SENIORS);
    }
    return audiences.isEmpty() ? EnumSet.of(Audience.EVERYONE) : audiences;
  }

  private Words words(String printed) {
    return Words.ja(escaped(printed));
  }

  /// 《》 and ｜ mark readings in listings; the sheet means plain brackets.
  private static String escaped(String printed) {
    return printed.replace('《', '〈').replace('》', '〉').replace('｜', '|');
  }
}
