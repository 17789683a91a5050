package tsudoi.kiosk.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsudoi.account.Registry;
import tsudoi.city.Center;
import tsudoi.city.JapanTime;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Audience;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Part;
import tsudoi.listing.Schedule;
import tsudoi.listing.Session;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;

/// How edits of a listing are told: which part, what it says, who wrote it, when.
public record EditWords(DeskWords words, Kiosk kiosk) {
  private static final int DAYS_TOLD_MAX = 4;

  /// 開始時刻; 題名（英語）.
  public String part(Part part) {
    String name = words.say("part", part.field());
    return part.language().isEmpty() || part.language().equals("ja")
        ? name
        : words.say(
            "part.in-language",
            name,
            Locale.forLanguageTag(part.language()).getDisplayLanguage(words.locale()));
  }

  /// What the content says in this part.
  public String value(Part part, ListingContent content) {
    String language = part.language();
    Optional<String> value =
        switch (part.field()) {
          case TITLE -> in(Optional.of(content.title()), language);
          case DESCRIPTION -> in(Optional.of(content.description()), language);
          case FEE -> in(content.fee(), language).or(() -> Optional.of(words.say("part.free")));
          case BRING -> in(content.bring(), language);
          case HOW_TO_APPLY -> in(content.howToApply(), language);
          case CATEGORY -> Optional.of(words.say("category", content.category()));
          case AUDIENCES -> Optional.of(audiences(content.audiences()));
          case SCHEDULE -> Optional.of(kindOf(content.schedule()));
          case DATE -> day(content.schedule()).map(words::day);
          case START -> start(content.schedule()).map(words::spoken);
          case END -> end(content.schedule()).map(words::spoken);
          case SESSION_LABEL -> only(content.schedule()).flatMap(Session::label);
          case RULE -> rule(content);
          case EXCEPT -> except(content.schedule());
          case VENUE -> Optional.of(content.venue().plainPlace());
          case HOST -> Optional.of(content.host());
          case OPERATOR -> content.operator();
          case MODE -> Optional.of(words.say("mode", content.mode()));
          case UNIT -> Optional.of(words.say("unit", content.unit()));
          case PLACES -> Optional.of(places(content));
          case CONTACT -> content.contact().map(EditWords::contact);
          case ASKS_PHONE ->
              Optional.of(words.say(content.asksPhone() ? "part.asks" : "part.asks-not"));
          case OWNER -> content.owner().flatMap(kiosk.city()::center).map(Center::title);
          case SOURCE -> content.source().map(it -> it.credit());
        };
    return value
        .map(Words::withoutReadings)
        .filter(text -> !text.isBlank())
        .orElse(words.say("part.none"));
  }

  private static Optional<String> in(Optional<Words> text, String language) {
    return text.map(it -> it.byLanguage().get(language)).filter(Objects::nonNull);
  }

  private String audiences(Collection<Audience> audiences) {
    return audiences.stream()
        .sorted()
        .map(it -> words.say("audience", it))
        .collect(Collectors.joining(words.say("part.and")));
  }

  private String kindOf(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Dates(var sessions) when sessions.size() == 1 -> words.say("when.ONCE");
      case Schedule.Dates(var sessions) -> days(sessions.stream().map(Session::date));
      case Schedule.Recurring _ -> words.say("part.repeated");
      case Schedule.Undated(var text) ->
          words.say("when.UNDATED") + (text.isBlank() ? "" : "（" + text + "）");
    };
  }

  private String days(Stream<LocalDate> days) {
    var told = days.sorted().map(words::day).distinct().toList();
    String listed =
        told.stream().limit(DAYS_TOLD_MAX).collect(Collectors.joining(words.say("part.and")));
    return told.size() > DAYS_TOLD_MAX
        ? words.say("part.more-days", listed, told.size() - DAYS_TOLD_MAX)
        : listed;
  }

  private static Optional<Session> only(Schedule schedule) {
    return schedule instanceof Schedule.Dates(var sessions) && sessions.size() == 1
        ? Optional.of(sessions.getFirst())
        : Optional.empty();
  }

  private static Optional<LocalDate> day(Schedule schedule) {
    return schedule instanceof Schedule.Recurring recurring
        ? Optional.of(recurring.first())
        : only(schedule).map(Session::date);
  }

  private static Optional<LocalTime> start(Schedule schedule) {
    return schedule instanceof Schedule.Recurring recurring
        ? Optional.of(recurring.start())
        : only(schedule).flatMap(Session::start);
  }

  private static Optional<LocalTime> end(Schedule schedule) {
    return schedule instanceof Schedule.Recurring recurring
        ? Optional.of(recurring.end())
        : only(schedule).flatMap(Session::end);
  }

  private Optional<String> rule(ListingContent content) {
    ListingForm form = ListingForm.of(content);
    if (form.when() == ListingForm.When.WEEKLY) {
      String weekdays =
          form.weekdays().stream()
              .sorted()
              .map(words::weekday)
              .collect(Collectors.joining(words.say("part.and")));
      return Optional.of(
          words.say("when.WEEKLY")
              + " "
              + weekdays
              + form.until().map(day -> " " + words.say("part.until", words.day(day))).orElse(""));
    }
    return content.schedule() instanceof Schedule.Recurring recurring
        ? Optional.of(recurring.rule())
        : Optional.empty();
  }

  private Optional<String> except(Schedule schedule) {
    return schedule instanceof Schedule.Recurring recurring
        ? Optional.of(days(recurring.except().stream()))
        : Optional.empty();
  }

  private String places(ListingContent content) {
    return content
        .capacity()
        .map(capacity ->
            words.say(
                "part.places",
                words.say("capacity." + content.unit(), capacity),
                content.netPlaces()))
        .orElse(words.say("part.unlimited"));
  }

  private static String contact(Contact contact) {
    return (contact.name() + " " + contact.telephone()).strip();
  }

  /// 木太センター・山田さん, or 市.
  public String who(Stamp stamp, Actor actor) {
    ReplicaId replica = stamp.writer().replica();
    String place =
        replica.equals(kiosk.hub().replica())
            ? words.say("who.city")
            : kiosk
                .read(() -> kiosk.board().registry().kiosk(replica))
                .map(this::place)
                .orElse(
                    replica.equals(kiosk.replica().writer().replica())
                        ? words.say("who.center", kiosk.center().name())
                        : words.say("who.unknown"));
    return switch (actor) {
      case Actor.Account(var account) ->
          login(account).map(login -> words.say("who.person", place, login)).orElse(place);
      case Actor.Sample() -> words.say("who.sample", place);
      case Actor.Visitor(), Actor.Device() -> place;
    };
  }

  /// A center with several kiosks names the kiosk too.
  private String place(Registry.Kiosk writer) {
    String center =
        kiosk
            .city()
            .center(writer.center())
            .map(it -> words.say("who.center", it.name()))
            .orElse(words.say("who.unknown"));
    boolean alone = kiosk.read(() -> kiosk.board().registry().kiosks(writer.center())).size() < 2;
    return alone ? center : words.say("who.kiosk", center, writer.name());
  }

  private Optional<String> login(UUID account) {
    return kiosk.read(() -> kiosk.board().registry().logins(Scope.of(kiosk.center().id()))).stream()
        .filter(login -> login.account().equals(account))
        .map(Registry.Login::login)
        .findFirst();
  }

  /// 11月22日（日） 13:30
  public String when(Stamp stamp) {
    LocalDateTime at = JapanTime.at(stamp.hlc().time());
    return words.day(at.toLocalDate()) + " " + words.time(at.toLocalTime());
  }
}
