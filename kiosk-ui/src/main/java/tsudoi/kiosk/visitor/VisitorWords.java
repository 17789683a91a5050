package tsudoi.kiosk.visitor;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.NationalHolidays;
import tsudoi.listing.Category;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Schedule;
import tsudoi.listing.Words;

/// What the visitor's screens say, in one language. Japanese carries readings and spaces between
/// phrases.
public final class VisitorWords {
  private static final String BUNDLE = "tsudoi.kiosk.visitor.messages";

  private static final int HOST_CHARACTERS_MAX = 15;

  private final ResourceBundle bundle;
  private final Locale locale;

  private VisitorWords(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /// Japanese where the language is none of ours.
  public static VisitorWords in(Locale locale) {
    Locale known =
        locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
            ? Locale.ENGLISH
            : Locale.JAPANESE;
    return new VisitorWords(
        ResourceBundle.getBundle(
            BUNDLE,
            known,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        known);
  }

  public Locale locale() {
    return locale;
  }

  public boolean japanese() {
    return locale.equals(Locale.JAPANESE);
  }

  public String say(String key) {
    return bundle.getString(key);
  }

  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  public String best(Words words) {
    return words.best(locale);
  }

  public String category(Category category) {
    return say("category." + category.name());
  }

  public String kind(Kind kind) {
    return say("kind." + kind.name());
  }

  // ---- names and places

  /// With its reading in Japanese where somebody confirmed it.
  public String center(Center center) {
    return japanese() ? center.titleWithReading() : say("center.title", romanized(center));
  }

  private static String romanized(Center center) {
    return center.name();
  }

  /// The place, and whose center it is when it is another one.
  public String place(ListingContent content, City city, Center here) {
    String place = content.venue().place();
    return Nearness.center(content)
        .filter(id -> !id.equals(here.id()))
        .flatMap(city::center)
        .map(other -> say("place.elsewhere", other.nameWithReading(), place))
        .orElse(place);
  }

  /// Short enough for a card: the council of the place is just 協議会, and where both names are long
  /// the operator is left to the activity's own screen.
  public String hostShortly(ListingContent content, City city) {
    String host =
        Nearness.center(content)
            .flatMap(city::center)
            .filter(center -> city.councilOf(center).name().equals(content.host()))
            .map(_ -> say("host.council"))
            .orElse(content.host());
    return content
        .operator()
        .filter(operator -> host.length() + operator.length() <= HOST_CHARACTERS_MAX)
        .map(operator -> say("host.operated", host, operator))
        .orElseGet(() -> say("host", host));
  }

  public String host(ListingContent content) {
    return content
        .operator()
        .map(operator -> say("host.operated", content.host(), operator))
        .orElseGet(() -> say("host", content.host()));
  }

  // ---- dates and times

  /// 2026年（令和8年）.
  public String era(LocalDate day) {
    if (!japanese()) {
      return Integer.toString(day.getYear());
    }
    JapaneseDate japaneseDay = JapaneseDate.from(day);
    String era = DateTimeFormatter.ofPattern("GGGG", Locale.JAPANESE).format(japaneseDay);
    int year = japaneseDay.get(ChronoField.YEAR_OF_ERA);
    return "%d年（%s%s年）".formatted(day.getYear(), era, year == 1 ? "元" : Integer.toString(year));
  }

  /// 11月22日（日）, and （月・祝） on national holidays.
  public String date(LocalDate day) {
    if (!japanese()) {
      return DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH).format(day);
    }
    return "%d月%d日（%s%s）"
        .formatted(
            day.getMonthValue(),
            day.getDayOfMonth(),
            weekday(day.getDayOfWeek()),
            NationalHolidays.isHoliday(day) ? "・祝" : "");
  }

  /// The date beside a word such as 今日.
  public String dateShortly(LocalDate day) {
    return japanese() ? date(day) : shortDate(day, day);
  }

  /// 今日, あした, or the date.
  public String day(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return say("day.today");
    }
    return day.equals(today.plusDays(1)) ? say("day.tomorrow") : shortDate(day, today);
  }

  /// 25日（水） within a month, else 12月22日（火）.
  private String shortDate(LocalDate day, LocalDate today) {
    if (japanese() && !day.isAfter(today.plusDays(27))) {
      return date(day).substring(date(day).indexOf('月') + 1);
    }
    return japanese()
        ? date(day)
        : DateTimeFormatter.ofPattern("EEE, MMM d", Locale.ENGLISH).format(day);
  }

  private static String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
  }

  /// 午前 or 午後.
  public String half(LocalTime time) {
    return say(time.getHour() < 12 ? "time.am" : "time.pm");
  }

  /// 9時42分, without the half of the day.
  public String hours(LocalTime time) {
    if (!japanese()) {
      int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
      return "%d:%02d".formatted(hour, time.getMinute());
    }
    int hour = time.getHour() % 12;
    return time.getMinute() == 0 ? hour + "時" : "%d時%d分".formatted(hour, time.getMinute());
  }

  /// 午後1時30分, 正午, 9:30 am.
  public String time(LocalTime time) {
    if (time.equals(LocalTime.NOON)) {
      return say("time.noon");
    }
    return japanese() ? half(time) + hours(time) : hours(time) + " " + half(time);
  }

  /// 午前10時〜11時30分; the half of the day is said once where it is the same.
  public String span(Occurrence occurrence) {
    if (!occurrence.timed()) {
      return say("time.unknown");
    }
    LocalTime from = occurrence.start().toLocalTime();
    if (!hasEnd(occurrence)) {
      return say("time.from", time(from));
    }
    LocalTime to = occurrence.end().toLocalTime();
    boolean sameHalf = (from.getHour() < 12) == (to.getHour() < 12) && !to.equals(LocalTime.NOON);
    if (japanese()) {
      return time(from) + "〜" + (sameHalf ? hours(to) : time(to));
    }
    return (sameHalf ? hours(from) : time(from)) + "–" + time(to);
  }

  /// A session without a printed end ends with its day.
  private static boolean hasEnd(Occurrence occurrence) {
    return !occurrence.end().toLocalTime().equals(LocalTime.of(23, 59));
  }

  /// 今日 11月22日（日） 午後1時30分から.
  public String whenLong(Occurrence occurrence, LocalDate today) {
    String date = date(occurrence.day());
    String start =
        occurrence.timed()
            ? say("time.from", time(occurrence.start().toLocalTime()))
            : say("time.unknown");
    return occurrence.day().equals(today)
        ? say("when.today", date, start)
        : say("when.other", date, start);
  }

  /// あと18分, あと1時間10分, いま やっています; empty when it is not within a day.
  public String remaining(Occurrence occurrence, LocalDateTime now) {
    if (!occurrence.timed()) {
      return "";
    }
    if (occurrence.running(now)) {
      return say("remaining.running");
    }
    long minutes = minutesUntil(occurrence, now);
    if (minutes > 24 * 60) {
      return "";
    }
    return minutes < 60
        ? say("remaining.minutes", minutes)
        : minutes % 60 == 0
            ? say("remaining.hours", minutes / 60)
            : say("remaining.both", minutes / 60, minutes % 60);
  }

  /// Rounded up: a visitor who reads 1分 is not late.
  public static long minutesUntil(Occurrence occurrence, LocalDateTime now) {
    return (Duration.between(now, occurrence.start()).toSeconds() + 59) / 60;
  }

  /// たった今, 3分前, 2時間前, 5日前.
  public String ago(Duration age) {
    long minutes = Math.max(0, age.toMinutes());
    if (minutes < 1) {
      return say("ago.now");
    }
    if (minutes < 60) {
      return say("ago.minutes", minutes);
    }
    return minutes < 24 * 60
        ? say("ago.hours", minutes / 60)
        : say("ago.days", minutes / (24 * 60));
  }

  /// What is printed in place of a date.
  public String undated(Schedule schedule) {
    return schedule instanceof Schedule.Undated(var text) && !text.isBlank()
        ? say("undated.printed", text)
        : say("undated");
  }

  // ---- room

  /// One short line: 残り3席, 予約なし, キャンセル待ち.
  public String shortly(Room room) {
    return switch (room) {
      case Room.Free(int free, _) -> say("room.short.free", free);
      case Room.Line _ -> say("room.short.line");
      case Room.Unlimited _ -> say("room.short.unlimited");
      case Room.JustCome _ -> say("room.short.open");
      case Room.FirstCome _ -> say("room.short.first-come");
      case Room.Elsewhere _ -> say("room.short.elsewhere");
      case Room.AtItsCenter(var left) ->
          left.map(there -> say("room.short.left", there.desk(), there.net(), ago(there.age())))
              .orElseGet(() -> say("room.short.at-center"));
      case Room.Cancelled _ -> say("room.short.cancelled");
      case Room.Over _ -> say("room.short.over");
    };
  }

  /// The lines of a sentence written with `|` between them.
  public List<String> lines(String key, Object... values) {
    return List.of(say(key, values).split("\\|"));
  }
}
