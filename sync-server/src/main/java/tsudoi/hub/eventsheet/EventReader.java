package tsudoi.hub.eventsheet;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.SheetEvent.Capacity;
import tsudoi.hub.eventsheet.SheetEvent.Category;
import tsudoi.hub.eventsheet.SheetEvent.Contact;
import tsudoi.hub.eventsheet.SheetEvent.Entry;
import tsudoi.hub.eventsheet.SheetEvent.Places;
import tsudoi.hub.eventsheet.SheetEvent.Position;
import tsudoi.hub.eventsheet.SheetEvent.Telephone;
import tsudoi.hub.eventsheet.SheetEvent.Unit;

/// Reads what an event is, everything but its days, from one row.
final class EventReader {
  static final int PLACES_MAX = 99_999;

  private static final String IDENTITY_NAMESPACE = "tsudoi:takamatsu-events-0081:";
  private static final Pattern TELEPHONE =
      Pattern.compile("0\\d{1,4}[-( ]?\\d{1,4}[-) ]?\\d{3,4}(?!\\d)");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s　<>\"「」（）]+");
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,9})(名|人|組|席|家族|世帯|グループ|チーム)?(以上|未満|以下|程度の参加)?");
  private static final Set<String> PARTIES = Set.of("組", "家族", "世帯", "グループ", "チーム");

  /// First match wins, in the title before the rest. Words are a guess: a person confirms.
  private static final List<CategoryWords> CATEGORY_WORDS =
      List.of(
          new CategoryWords(Category.FESTIVAL, "まつり|祭り|縁日|フェスタ|フェスティバル"),
          new CategoryWords(Category.MUSIC, "音楽|コンサート|演奏|合唱|ピアノ|オーケストラ|ライブ|ウィンド・アンサンブル"),
          new CategoryWords(
              Category.SPORT,
              "スポーツ|体操|運動|エクササイズ|ピラティス|エアロ|ヨガ|健康|アローズ|アイスフェローズ|カマタマーレ|ガイナーズ|ホームタウンデー|ウオーキング|ウォーキング|コンディショニング"),
          new CategoryWords(
              Category.ART, "展|美術|アート|コレクション|ギャラリー|文芸|講演会|映画|寄席|芸術|写真|デッサン|歴史|文化財|アーティスト"),
          new CategoryWords(Category.CAREER, "就職|起業|ビジネス|キャリア|創業|仕事"),
          new CategoryWords(Category.FOOD, "食|料理|グルメ|マルシェ"),
          new CategoryWords(Category.SHOPPING, "バザー|フリーマーケット|即売"),
          new CategoryWords(Category.SEASONAL, "クリスマス|正月|七夕|花見|ひな|節分|夏休み|初日の出"),
          new CategoryWords(Category.LIFE, "教室|講座|体験|工作|カフェ|ワークショップ|塾|あそ|遊|子育て|トーク|学習|保育"));

  private record CategoryWords(Category category, Pattern words) {
    CategoryWords(Category category, String words) {
      this(category, Pattern.compile(words));
    }
  }

  private EventReader() {}

  static SheetEvent read(RowCells cells, UUID identity, SheetEvent.When when, Set<Remark> remarks) {
    var title = CellText.oneLine(cells.text(Column.TITLE));
    var capacity = capacity(cells.text(Column.CAPACITY), remarks);
    var applyPeriod = cells.text(Column.APPLY_PERIOD);
    return new SheetEvent(
        identity,
        title,
        CellText.oneLine(cells.text(Column.AUDIENCE)),
        when,
        CellText.oneLine(cells.text(Column.PLACE)),
        position(cells, remarks),
        cells.text(Column.DESCRIPTION),
        cells.text(Column.FEE),
        capacity,
        applyPeriod,
        entry(capacity.text(), applyPeriod),
        link(cells.text(Column.URL)),
        new Contact(
            CellText.oneLine(cells.text(Column.CONTACT)),
            cells.text(Column.TELEPHONE),
            telephones(cells.text(Column.TELEPHONE))),
        category(title, cells.text(Column.DESCRIPTION)));
  }

  /// The same for the same event in every edition: a long exhibition is printed with its first day
  /// in one month and as 「～3月11日」 in the next, so its last day counts. `distinction` is empty but
  /// for further rows with the same title, division and day.
  static UUID identity(String title, String division, String lastDay, String distinction) {
    var name =
        IDENTITY_NAMESPACE
            + String.join(
                "\n",
                CellText.comparable(title),
                CellText.comparable(division),
                lastDay,
                CellText.comparable(distinction));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static Capacity capacity(String text, Set<Remark> remarks) {
    var counted =
        Printed.normal(text)
            .replaceAll("\\([^)]*\\)|※.*", "")
            .replaceAll("(?<=\\d),(?=\\d{3})", "");
    if (counted.contains("のみ")) {
      return new Capacity(text, Optional.empty());
    }
    var found = new ArrayList<Places>();
    boolean alone = counted.strip().matches("\\d{1,9}");
    var matcher = COUNT.matcher(counted);
    while (matcher.find()) {
      var unit = matcher.group(2);
      if (matcher.group(3) != null || (unit == null && !alone)) {
        continue;
      }
      int count = Integer.parseInt(matcher.group(1));
      if (count < 1 || count > PLACES_MAX) {
        remarks.add(Remark.CAPACITY_OUT_OF_RANGE);
      } else {
        found.add(
            new Places(count, unit != null && PARTIES.contains(unit) ? Unit.PARTY : Unit.PERSON));
      }
    }
    return new Capacity(text, found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
  }

  static Entry entry(String capacity, String applyPeriod) {
    var both = applyPeriod + "\n" + capacity;
    if (both.contains("当日先着")) {
      return Entry.FIRST_COME_ON_THE_DAY;
    }
    if (both.contains("申込不要") || both.contains("申込み不要") || both.contains("直接会場")) {
      return Entry.NO_APPLICATION;
    }
    if (both.contains("申込先着")) {
      return Entry.APPLY_TO_CONTACT;
    }
    if (applyPeriod.matches("不要|なし|無し|無")) {
      return Entry.NO_APPLICATION;
    }
    return applyPeriod.isEmpty() ? Entry.NOT_STATED : Entry.APPLY_TO_CONTACT;
  }

  static List<Telephone> telephones(String text) {
    var telephones = new ArrayList<Telephone>();
    var matcher = TELEPHONE.matcher(Printed.normal(text));
    while (matcher.find() && telephones.size() < 5) {
      var digits = matcher.group().replaceAll("\\D", "");
      if (digits.length() == 10 || digits.length() == 11) {
        telephones.add(new Telephone(digits, matcher.group()));
      }
    }
    return telephones;
  }

  static Optional<URI> link(String text) {
    var matcher = LINK.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      var link = new URI(matcher.group());
      return link.getHost() == null ? Optional.empty() : Optional.of(link);
    } catch (URISyntaxException e) {
      // a link nobody can follow is left out; the event is not the worse for it
      return Optional.empty();
    }
  }

  static Category category(String title, String description) {
    for (var text : List.of(title, description)) {
      for (var words : CATEGORY_WORDS) {
        if (words.words().matcher(text).find()) {
          return words.category();
        }
      }
    }
    return Category.OTHER;
  }

  private static Optional<Position> position(RowCells cells, Set<Remark> remarks) {
    var latitude = degrees(cells.text(Column.LATITUDE));
    var longitude = degrees(cells.text(Column.LONGITUDE));
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return Optional.empty();
    }
    double north = latitude.get();
    double east = longitude.get();
    if (north < 20 || north > 46 || east < 122 || east > 154) {
      remarks.add(Remark.POSITION_OUT_OF_RANGE);
      return Optional.empty();
    }
    return Optional.of(new Position(north, east));
  }

  private static Optional<Double> degrees(String text) {
    var normal = Printed.normal(text).strip();
    return normal.matches("\\d{1,3}(\\.\\d{1,20})?")
        ? Optional.of(Double.valueOf(normal))
        : Optional.empty();
  }
}
