package tsudoi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.city.CenterId;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;

class ScannedCodeTest {
  private static final Random RANDOM = new Random(21);
  private static final DeviceKey KIOSK = DeviceKey.generate(RANDOM);
  private static final PersonToken PERSON = new PersonToken(new UUID(1, 2));
  private static final PassSecret SECRET = PassSecret.draw(RANDOM);
  private static final String JOIN = TokenTest.join("夏まつり").token(KIOSK);
  private static final String RECEIPT =
      new ReceiptToken(new CenterId(3), new SignUpId(new UUID(3, 4)), PERSON, SECRET).token(KIOSK);
  private static final String PASS = new Pass(PERSON, SECRET).token(KIOSK);

  @Test
  void a_scanner_reading_one_of_our_codes_is_told_which() {
    String address = TokenTest.join("夏まつり").url(URI.create("http://localhost:8080"), KIOSK);

    assertThat(ScannedCode.classify(address)).isEqualTo(new ScannedCode.Join(JOIN));
    assertThat(ScannedCode.classify(JOIN)).isEqualTo(new ScannedCode.Join(JOIN));
    assertThat(ScannedCode.classify(RECEIPT + "\r")).isEqualTo(new ScannedCode.Receipt(RECEIPT));
    assertThat(ScannedCode.classify(PASS.toLowerCase(Locale.ROOT)))
        .isEqualTo(new ScannedCode.PassCard(PASS));
    assertThat(ScannedCode.classify("k7m-2qx"))
        .isEqualTo(new ScannedCode.SixCharacters(new ReceiptCode("K7M2QX")));
  }

  @Test
  void a_scanner_with_full_width_input_on_is_understood() {
    StringBuilder wide = new StringBuilder();
    RECEIPT.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));

    assertThat(ScannedCode.classify(wide.toString())).isEqualTo(new ScannedCode.Receipt(RECEIPT));
  }

  @Test
  void a_scan_with_letters_lost_asks_for_another_scan() {
    assertThat(ScannedCode.classify(RECEIPT.substring(0, 100)))
        .isEqualTo(new ScannedCode.Damaged());
    assertThat(ScannedCode.classify(PASS.replaceFirst("(.{50}).", "$1")))
        .isEqualTo(new ScannedCode.Damaged());
  }

  @Test
  void what_others_print_is_foreign() {
    for (String text :
        new String[] {
          "", " ", "4901234567894", "https://example.jp/", "https://example.jp/j/hello",
          "WIFI:S:cafe;T:WPA;P:x;;", "こんにちは", "BEGIN:VCARD\nEND:VCARD", "K7M2Q", "K7M2QXX",
          "K7M2QO", "ｶﾅｶﾅｶﾅ", "https://example.jp/J/" + RECEIPT, "\0\0\0", "ABCDEFGHIJKLMNO"
        }) {
      assertThat(ScannedCode.classify(text)).as(text).isEqualTo(new ScannedCode.Foreign());
    }
  }

  @Test
  void what_is_too_long_is_not_looked_at() {
    assertThat(ScannedCode.classify(PASS + " ".repeat(2_000 - PASS.length())))
        .isEqualTo(new ScannedCode.PassCard(PASS));
    assertThat(ScannedCode.classify(PASS + " ".repeat(2_001 - PASS.length())))
        .isEqualTo(new ScannedCode.Foreign());
    assertThat(ScannedCode.classify("A".repeat(1_000_000))).isEqualTo(new ScannedCode.Foreign());
  }

  @Test
  void ten_thousand_random_scans_never_throw_and_are_never_taken_for_a_token() {
    Random random = new Random(22);
    for (int i = 0; i < 10_000; i++) {
      String noise = noise(random, i % 5);
      switch (ScannedCode.classify(noise)) {
        case ScannedCode.Foreign(), ScannedCode.Damaged(), ScannedCode.SixCharacters(_) -> {}
        case ScannedCode.Join(_),
            ScannedCode.Receipt(_),
            ScannedCode.PassCard(_),
            ScannedCode.Newer() ->
            throw new AssertionError("taken for a token: " + noise);
      }
    }
  }

  private static String noise(Random random, int style) {
    int length = random.nextInt(300);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(
          switch (style) {
            case 0 -> (char) random.nextInt(0x10000);
            case 1 -> (char) random.nextInt(128);
            case 2 -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(random.nextInt(32));
            case 3 -> (char) (0x3000 + random.nextInt(0x200));
            default -> "HTTPS://J/A?#.".charAt(random.nextInt(14));
          });
    }
    if (style == 4) {
      text.insert(0, RECEIPT.substring(0, random.nextInt(RECEIPT.length())));
    }
    return text.toString();
  }

  @Test
  void a_receipt_code_is_read_however_people_type_it() {
    for (String typed :
        new String[] {
          "K7M2QX",
          "k7m2qx",
          "K7M 2QX",
          " K7M-2QX ",
          "Ｋ７Ｍ２ＱＸ",
          "ｋ７ｍ　２ｑｘ",
          "K7M－2QX",
          "K7Mー2QX",
          "K7M‐2QX",
          "K7M−2QX",
          "K-7-M-2-Q-X"
        }) {
      assertThat(ReceiptCode.parse(typed)).as(typed).contains(new ReceiptCode("K7M2QX"));
    }
    assertThat(new ReceiptCode("K7M2QX").shown()).isEqualTo("K7M 2QX");
  }

  @Test
  void a_character_that_is_never_printed_is_not_guessed_at() {
    for (char c : "OIBLS01あ@".toCharArray()) {
      assertThat(ReceiptCode.parse("K7M2Q" + c)).as("%s", c).isEmpty();
    }
    assertThat(ReceiptCode.parse("K7M2Q")).isEmpty();
    assertThat(ReceiptCode.parse("K7M2QXX")).isEmpty();
    assertThat(ReceiptCode.parse("K7M2QX" + " ".repeat(100))).isEmpty();
  }

  @Test
  void drawn_codes_use_the_whole_alphabet_and_hardly_repeat() {
    Random random = new Random(23);
    Set<Integer> seen = new HashSet<>();
    Set<ReceiptCode> codes = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      ReceiptCode code = ReceiptCode.draw(random);
      codes.add(code);
      code.letters().chars().forEach(seen::add);
      assertThat(ReceiptCode.parse(code.shown())).contains(code);
    }
    assertThat(seen).hasSize(29);
    assertThat(codes).hasSizeGreaterThan(1_995);
  }
}
