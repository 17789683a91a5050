package tsudoi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.Mode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.city.CenterId;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.KeyId;
import tsudoi.seal.KnownKeys;
import tsudoi.seal.PassSecret;
import tsudoi.signup.Grant;
import tsudoi.signup.SignUpId;
import tsudoi.token.Reading.Fault;

class TokenTest {
  private static final Random RANDOM = new Random(11);
  private static final DeviceKey KIOSK = DeviceKey.generate(RANDOM);
  private static final DeviceKey STRANGER = DeviceKey.generate(RANDOM);
  private static final KnownKeys KEYS =
      id -> id.equals(KIOSK.keyId()) ? Optional.of(KIOSK.publicKey()) : Optional.empty();
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant EXPIRY = Instant.parse("2026-12-01T00:00:00Z");
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 29, 9, 30);
  private static final Writer CREATOR = writer(1);
  private static final ReceiptToken RECEIPT =
      new ReceiptToken(
          new CenterId(52),
          new SignUpId(new UUID(1, 2)),
          new PersonToken(new UUID(3, 4)),
          new PassSecret(5, 6));
  private static final Pass PASS = new Pass(new PersonToken(new UUID(3, 4)), new PassSecret(5, 6));

  @Test
  void a_join_code_says_again_all_that_its_creator_said() {
    for (JoinCode code : new JoinCode[] {join("防災訓練"), withoutGrant(), longest()}) {
      assertThat(JoinCode.read(code.token(KIOSK), KEYS, NOW))
          .isEqualTo(new Reading.Valid<>(code, KIOSK.keyId()));
    }
  }

  @Test
  void a_join_code_is_read_from_its_address_in_any_case_and_from_any_host() {
    JoinCode code = join("防災訓練");
    String secure = code.url(URI.create("https://tsudoi.example.jp"), KIOSK);
    String demo = code.url(URI.create("http://192.168.0.7:8080/"), KIOSK);

    assertThat(secure).startsWith("HTTPS://TSUDOI.EXAMPLE.JP/J/A");
    assertThat(demo).startsWith("HTTP://192.168.0.7:8080/J/A");
    for (String text :
        new String[] {
          secure,
          demo,
          secure.toLowerCase(Locale.ROOT),
          secure + "/",
          " " + secure + "\n",
          code.token(KIOSK).toLowerCase(Locale.ROOT)
        }) {
      assertThat(JoinCode.read(text, KEYS, NOW))
          .as(text)
          .isEqualTo(new Reading.Valid<>(code, KIOSK.keyId()));
    }
  }

  @Test
  void a_join_code_ends_at_its_expiry_and_not_a_second_before() {
    String token = join("防災訓練").token(KIOSK);

    assertThat(JoinCode.read(token, KEYS, EXPIRY.minusSeconds(1)))
        .isInstanceOf(Reading.Valid.class);
    assertThat(JoinCode.read(token, KEYS, EXPIRY))
        .isEqualTo(new Reading.Expired<>(join("防災訓練"), KIOSK.keyId()));
  }

  @Test
  void a_token_of_an_unknown_signer_is_told_apart_and_never_valid() {
    JoinCode code = join("防災訓練");

    assertThat(JoinCode.read(code.token(STRANGER), KEYS, EXPIRY))
        .isEqualTo(new Reading.UnknownKey<>(code, STRANGER.keyId()));
    assertThat(ReceiptToken.read(RECEIPT.token(STRANGER), KEYS))
        .isEqualTo(new Reading.UnknownKey<>(RECEIPT, STRANGER.keyId()));
    assertThat(Pass.read(PASS.token(STRANGER), KEYS))
        .isEqualTo(new Reading.UnknownKey<>(PASS, STRANGER.keyId()));
  }

  @Test
  void who_signs_with_another_key_than_the_one_named_is_a_forger() {
    KnownKeys deceived = ignored -> Optional.of(KIOSK.publicKey());
    KeyId named = STRANGER.keyId();

    assertThat(JoinCode.read(join("訓練").token(STRANGER), deceived, NOW))
        .isEqualTo(new Reading.Forged<>(named));
    assertThat(ReceiptToken.read(RECEIPT.token(STRANGER), deceived))
        .isEqualTo(new Reading.Forged<>(named));
    assertThat(Pass.read(PASS.token(STRANGER), deceived)).isEqualTo(new Reading.Forged<>(named));
  }

  @Test
  void changed_content_under_a_mended_checksum_is_forged() {
    byte[] token = Base32.decode(RECEIPT.token(KIOSK)).orElseThrow();
    token[15] ^= 1;

    assertThat(ReceiptToken.read(mended(token), KEYS))
        .isEqualTo(new Reading.Forged<>(KIOSK.keyId()));
  }

  @Test
  void receipts_and_passes_come_back_whole() {
    assertThat(ReceiptToken.read(RECEIPT.token(KIOSK), KEYS))
        .isEqualTo(new Reading.Valid<>(RECEIPT, KIOSK.keyId()));
    assertThat(Pass.read(PASS.token(KIOSK).toLowerCase(Locale.ROOT), KEYS))
        .isEqualTo(new Reading.Valid<>(PASS, KIOSK.keyId()));
  }

  @Test
  void a_token_of_one_kind_is_not_taken_for_another() {
    assertThat(Pass.read(RECEIPT.token(KIOSK), KEYS))
        .isEqualTo(new Reading.Malformed<>(Fault.OTHER_KIND));
    assertThat(ReceiptToken.read(PASS.token(KIOSK), KEYS))
        .isEqualTo(new Reading.Malformed<>(Fault.OTHER_KIND));
    assertThat(JoinCode.read(PASS.token(KIOSK), KEYS, NOW))
        .isEqualTo(new Reading.Malformed<>(Fault.OTHER_KIND));
  }

  @Test
  void a_later_version_asks_for_newer_software_and_not_for_another_scan() {
    byte[] token = Base32.decode(PASS.token(KIOSK)).orElseThrow();
    token[0] = 2;

    assertThat(Pass.read(mended(token), KEYS)).isEqualTo(new Reading.Malformed<>(Fault.NEWER));
    assertThat(ScannedCode.classify(mended(token))).isEqualTo(new ScannedCode.Newer());
  }

  @Test
  void every_lost_or_changed_letter_is_damage_and_never_forgery() {
    String token = RECEIPT.token(KIOSK);
    for (int i = 0; i < token.length(); i++) {
      String lost = token.substring(0, i) + token.substring(i + 1);
      char other = token.charAt(i) == 'Q' ? 'X' : 'Q';
      String changed = token.substring(0, i) + other + token.substring(i + 1);

      assertThat(ReceiptToken.read(lost, KEYS)).isEqualTo(new Reading.Malformed<>(Fault.DAMAGED));
      assertThat(ReceiptToken.read(changed, KEYS))
          .isEqualTo(new Reading.Malformed<>(Fault.DAMAGED));
    }
  }

  @Test
  void content_of_the_wrong_length_is_malformed_even_when_signed() {
    for (int length : new int[] {0, 31, 33, 50, 51}) {
      String token = Frame.write(Kind.PASS, new byte[length], KIOSK);
      assertThat(Pass.read(token, KEYS)).isEqualTo(new Reading.Malformed<>(Fault.DAMAGED));
    }
    String impossibleCenter = Frame.write(Kind.RECEIPT, new byte[50], KIOSK);
    assertThat(ReceiptToken.read(impossibleCenter, KEYS))
        .isEqualTo(new Reading.Malformed<>(Fault.DAMAGED));
  }

  @Test
  void a_long_title_is_cut_between_characters() {
    assertThat(join("あ".repeat(17)).title()).isEqualTo("あ".repeat(16));
    assertThat(join("a" + "あ".repeat(16)).title()).isEqualTo("a" + "あ".repeat(15));
    assertThat(join("a" + "👵".repeat(12)).title()).isEqualTo("a" + "👵".repeat(11));
    assertThat(join("a".repeat(48)).title()).hasSize(48);
    assertThat(join("x\ud83d").title()).isEqualTo("x?");
  }

  @Test
  void a_join_code_that_ends_before_it_starts_is_a_bug() {
    JoinCode code = withoutGrant();
    assertThatThrownBy(() ->
            new JoinCode(
                code.occurrence(),
                code.center(),
                START,
                START.minusMinutes(1),
                "x",
                code.unit(),
                EXPIRY,
                CREATOR,
                Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_code_of_ours_is_packed_as_letters_and_digits_and_reads_back() {
    String address = longest().url(URI.create("https://tsudoi.city.takamatsu.lg.jp"), KIOSK);
    for (String text :
        new String[] {
          address, address.replace("HTTPS", "HTTP"), RECEIPT.token(KIOSK), PASS.token(KIOSK)
        }) {
      var code = QrCodes.encode(text, QrCodes.Correction.MEDIUM);
      assertThat(code.getMode()).isEqualTo(Mode.ALPHANUMERIC);
      assertThat(QrPictures.read(QrCodes.svg(text))).isEqualTo(text);
    }
    assertThat(RECEIPT.token(KIOSK)).matches("[A-Z2-7]{205}");
    assertThat(PASS.token(KIOSK)).matches("[A-Z2-7]{176}");
    assertThat(
            QrCodes.encode(PASS.token(KIOSK), QrCodes.Correction.MEDIUM)
                .getVersion()
                .getVersionNumber())
        .isEqualTo(7);
    assertThat(
            QrCodes.encode(RECEIPT.token(KIOSK), QrCodes.Correction.MEDIUM)
                .getVersion()
                .getVersionNumber())
        .isEqualTo(8);
    assertThat(QrCodes.encode(address, QrCodes.Correction.MEDIUM).getVersion().getVersionNumber())
        .isLessThanOrEqualTo(13);
  }

  @Test
  void japanese_text_reads_back_from_a_qr_code_too() {
    for (QrCodes.Correction correction : QrCodes.Correction.values()) {
      assertThat(QrPictures.read(QrCodes.svg("高松市 つどい", correction))).isEqualTo("高松市 つどい");
    }
  }

  @Test
  void more_than_a_qr_code_holds_is_a_bug() {
    assertThatThrownBy(() -> QrCodes.svg("あ".repeat(3_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void base32_reads_what_it_wrote_and_what_the_standard_wrote() {
    assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    Random random = new Random(12);
    for (int length = 0; length < 60; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base32.decode(Base32.encode(bytes)).orElseThrow()).isEqualTo(bytes);
    }
    assertThat(Base32.decode("MZXW6YTBOJ")).as("a second spelling").isEmpty();
    assertThat(Base32.decode("M")).isEmpty();
    assertThat(Base32.decode("MZ0")).isEmpty();
  }

  private static String mended(byte[] token) {
    var crc = new java.util.zip.CRC32C();
    crc.update(token, 0, token.length - 4);
    java.nio.ByteBuffer.wrap(token).putInt(token.length - 4, (int) crc.getValue());
    return Base32.encode(token);
  }

  static JoinCode join(String title) {
    return new JoinCode(
        new OccurrenceId(new ListingId(new UUID(7, 8)), START.minusDays(1)),
        new CenterId(13),
        START,
        START.plusHours(2),
        title,
        PlaceUnit.PERSON,
        EXPIRY,
        CREATOR,
        Optional.of(new JoinCode.JoinGrant(new Grant(new UUID(9, 10), writer(2), 20), true)));
  }

  private static JoinCode withoutGrant() {
    return new JoinCode(
        new OccurrenceId(new ListingId(new UUID(7, 8)), START),
        new CenterId(1),
        START,
        START,
        "",
        PlaceUnit.GROUP,
        EXPIRY,
        CREATOR,
        Optional.empty());
  }

  private static JoinCode longest() {
    return new JoinCode(
        new OccurrenceId(new ListingId(new UUID(-1, -1)), LocalDateTime.of(2000, 1, 1, 0, 0)),
        new CenterId(9999),
        LocalDateTime.of(2136, 2, 7, 6, 28, 14),
        LocalDateTime.of(2136, 2, 7, 6, 28, 15),
        "夏".repeat(16),
        PlaceUnit.GROUP,
        EXPIRY,
        writer(-1),
        Optional.of(
            new JoinCode.JoinGrant(
                new Grant(new UUID(-1, -1), writer(-1), Integer.MAX_VALUE), false)));
  }

  private static Writer writer(long seed) {
    return new Writer(new ReplicaId(new UUID(seed, 1)), new Epoch(new UUID(seed, 2)));
  }
}
