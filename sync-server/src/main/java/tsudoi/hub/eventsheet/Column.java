package tsudoi.hub.eventsheet;

import java.util.Set;

/// A column of the sheet, known by its heading. Headings are compared without spaces, brackets and
/// width; the first name is the one the city prints.
enum Column {
  AUDIENCE(200, "対象", "対象者"),
  DATE(500, "開催日", "開催日時", "開催期間", "開催日程", "日程", "期日", "日時"),
  START(500, "開始時間", "開始時刻", "開始", "時間"),
  END(500, "終了時間", "終了時刻", "終了"),
  TITLE(200, "行事名", "イベント名", "事業名", "催し名", "催事名", "講座名"),
  PLACE(300, "場所名称", "場所", "会場", "会場名", "開催場所"),
  LATITUDE(40, "緯度"),
  LONGITUDE(40, "経度"),
  DESCRIPTION(4_000, "説明", "内容", "概要"),
  FEE(1_000, "料金", "参加費", "費用"),
  CAPACITY(1_000, "定員"),
  APPLY_PERIOD(1_000, "申込期間", "申込", "申込方法", "申込み", "申し込み"),
  URL(2_000, "url", "ホームページ", "hp"),
  CONTACT(300, "問い合わせ先", "問合せ先", "問合わせ先", "問合先", "お問い合わせ先", "担当課"),
  TELEPHONE(200, "tel", "電話", "電話番号");

  private final int charactersMax;
  private final String heading;
  private final Set<String> names;

  Column(int charactersMax, String... names) {
    this.charactersMax = charactersMax;
    this.heading = names[0];
    this.names = Set.of(names);
  }

  int charactersMax() {
    return charactersMax;
  }

  /// The name to use towards people.
  String heading() {
    return switch (this) {
      case URL, TELEPHONE -> name().equals("URL") ? "URL" : "TEL";
      default -> heading;
    };
  }

  boolean isNamed(String comparable) {
    return names.contains(comparable);
  }
}
