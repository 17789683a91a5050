package tsudoi.seal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;

class SealingTest {
  private static final Random RANDOM = new Random(7);
  private static final SealKeyPair CENTER = SealKeyPair.generate(RANDOM);
  private static final SealKeyPair CITY = SealKeyPair.generate(RANDOM);
  private static final SealKeyPair STRANGER = SealKeyPair.generate(RANDOM);
  private static final PassSecret PASS = PassSecret.draw(RANDOM);
  private static final PersonToken PERSON = new PersonToken(new UUID(1, 2));
  private static final UUID SUBJECT = new UUID(3, 4);
  private static final Scope SCOPE = new Scope("center:9999");
  private static final Map<Field, String> YAMADA =
      Map.of(Field.NAME, "山田 花子👵", Field.PHONE, "09012345678");
  private static final Recipients ALL =
      new Recipients(CENTER.publicKey(), CITY.publicKey()).with(PASS);

  static Stream<Sealing> bothForms() {
    return Stream.of(Sealing.secure(new SecureRandom()), Sealing.seeded(new Random(1)));
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void center_city_and_the_holder_of_the_pass_read_what_a_kiosk_sealed(Sealing sealing) {
    SealedFields sealed = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL);
    KeyRecord stored = KeyRecord.decode(sealed.key().encoded()).orElseThrow();

    assertThat(stored).isEqualTo(sealed.key());
    for (Opener opener : List.of(Opener.of(CENTER), Opener.of(CITY), Opener.of(PASS))) {
      DataKey key = opener.open(stored).orElseThrow();
      assertThat(key.read(SUBJECT, Field.NAME, sealed.fields())).contains("山田 花子👵");
      assertThat(key.read(SUBJECT, Field.PHONE, sealed.fields())).contains("09012345678");
      assertThat(key.read(SUBJECT, Field.NOTE, sealed.fields())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void a_stranger_reads_nothing(Sealing sealing) {
    KeyRecord record = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL).key();

    assertThat(Opener.of(STRANGER).open(record)).isEmpty();
    assertThat(Opener.of(new PassSecret(0, 0)).open(record)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void a_field_opens_only_where_it_was_sealed(Sealing sealing) {
    SealedFields sealed = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL);
    DataKey key = Opener.of(CENTER).open(sealed.key()).orElseThrow();
    Sealed name = requireNonNull(sealed.fields().get(Field.NAME));
    DataKey samePersonElsewhere = DataKey.of(PERSON, Scope.CITY, key.bytes());
    DataKey otherPerson = DataKey.of(new PersonToken(new UUID(9, 9)), SCOPE, key.bytes());

    assertThat(key.read(SUBJECT, Field.NAME, name)).isPresent();
    assertThat(key.read(new UUID(3, 5), Field.NAME, name)).isEmpty();
    assertThat(key.read(SUBJECT, Field.NOTE, name)).isEmpty();
    assertThat(samePersonElsewhere.read(SUBJECT, Field.NAME, name)).isEmpty();
    assertThat(otherPerson.read(SUBJECT, Field.NAME, name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void a_wrap_moved_to_another_record_does_not_open(Sealing sealing) {
    KeyRecord record = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL).key();
    PersonToken other = new PersonToken(new UUID(9, 9));

    for (KeyRecord moved :
        List.of(
            new KeyRecord(other, record.scope(), record.dataKey(), record.wraps()),
            new KeyRecord(PERSON, Scope.CITY, record.dataKey(), record.wraps()),
            new KeyRecord(PERSON, record.scope(), new KeyId(1), record.wraps()))) {
      assertThat(Opener.of(CENTER).open(moved)).isEmpty();
      assertThat(Opener.of(PASS).open(moved)).isEmpty();
    }
  }

  @Test
  void a_record_for_center_city_and_pass_has_at_most_400_bytes() {
    KeyRecord record =
        Sealing.secure(new SecureRandom()).seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL).key();

    assertThat(record.encoded()).hasSizeLessThanOrEqualTo(400).hasSize(288);
  }

  @Test
  void a_manager_who_holds_the_key_corrects_a_name_under_the_same_record() {
    Sealing sealing = Sealing.secure(new SecureRandom());
    KeyRecord record = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL).key();
    DataKey held = Opener.of(CENTER).open(record).orElseThrow();

    Map<Field, Sealed> corrected = sealing.seal(held, SUBJECT, Map.of(Field.NAME, "山田 華子"));

    DataKey city = Opener.of(CITY).open(record).orElseThrow();
    assertThat(city.read(SUBJECT, Field.NAME, corrected)).contains("山田 華子");
  }

  @Test
  void wrapping_anew_shuts_the_old_pass_out_and_keeps_the_fields_readable() {
    Sealing sealing = Sealing.secure(new SecureRandom());
    SealedFields sealed = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL);
    DataKey held = Opener.of(CITY).open(sealed.key()).orElseThrow();
    PassSecret fresh = new PassSecret(5, 6);
    Recipients now = new Recipients(STRANGER.publicKey(), CITY.publicKey()).with(fresh);

    KeyRecord replaced = sealing.rewrap(held, now);

    assertThat(Opener.of(PASS).open(replaced)).isEmpty();
    assertThat(Opener.of(CENTER).open(replaced)).isEmpty();
    assertThat(replaced.dataKey()).isEqualTo(sealed.key().dataKey());
    DataKey own = Opener.of(fresh).open(replaced).orElseThrow();
    assertThat(own.read(SUBJECT, Field.NAME, sealed.fields())).contains("山田 花子👵");
  }

  @Test
  void the_length_of_a_name_does_not_show() {
    Sealing sealing = Sealing.secure(new SecureRandom());

    assertThat(sealedName(sealing, "林")).hasSameSizeAs(sealedName(sealing, "長谷川 喜久右衛門"));
    assertThat(sealedName(sealing, "a".repeat(31)).length)
        .isGreaterThan(sealedName(sealing, "a".repeat(30)).length);
  }

  @Test
  void the_same_name_sealed_twice_looks_different() {
    Sealing sealing = Sealing.secure(new SecureRandom());

    assertThat(sealedName(sealing, "林")).isNotEqualTo(sealedName(sealing, "林"));
  }

  @Test
  void empty_and_longest_texts_come_back_and_longer_ones_are_a_bug() {
    Sealing sealing = Sealing.seeded(new Random(2));
    DataKey key = DataKey.fresh(PERSON, SCOPE, new Random(3));
    String longest = "あ".repeat(DataKey.TEXT_BYTES_MAX / 3);

    for (String text : List.of("", longest)) {
      Map<Field, Sealed> sealed = sealing.seal(key, SUBJECT, Map.of(Field.NOTE, text));
      assertThat(key.read(SUBJECT, Field.NOTE, sealed)).contains(text);
    }
    assertThatThrownBy(() -> sealing.seal(key, SUBJECT, Map.of(Field.NOTE, longest + "ああ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_forgotten_key_reads_nothing() {
    Sealing sealing = Sealing.secure(new SecureRandom());
    SealedFields sealed = sealing.seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL);
    DataKey key = Opener.of(CENTER).open(sealed.key()).orElseThrow();

    key.forget();

    assertThat(key.read(SUBJECT, Field.NAME, sealed.fields())).isEmpty();
  }

  @Test
  void every_flipped_byte_of_a_sealed_field_is_noticed() {
    Sealing sealing = Sealing.seeded(new Random(4));
    DataKey key = DataKey.fresh(PERSON, SCOPE, new Random(5));
    byte[] sealed =
        requireNonNull(sealing.seal(key, SUBJECT, Map.of(Field.NAME, "林")).get(Field.NAME)).bytes();

    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertThat(key.read(SUBJECT, Field.NAME, Sealed.of(flipped))).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void no_garbage_ever_throws() {
    Random random = new Random(6);
    byte[] record =
        Sealing.seeded(random).seal(PERSON, SCOPE, SUBJECT, YAMADA, ALL).key().encoded();
    DataKey key = DataKey.fresh(PERSON, SCOPE, random);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      KeyRecord.decode(noise);
      LockedKey.decode(noise);
      SealKeyPair.decode(noise);
      SealPublicKey.decode(noise);
      DeviceKey.ofPkcs8(noise);
      assertThat(key.read(SUBJECT, Field.NAME, Sealed.of(noise))).isEmpty();
    }
    for (int i = 0; i < record.length; i++) {
      assertThat(KeyRecord.decode(Arrays.copyOf(record, i))).as("cut at %d", i).isEmpty();
      byte[] flipped = record.clone();
      flipped[i] ^= (byte) (1 + random.nextInt(255));
      KeyRecord.decode(flipped)
          .ifPresent(decoded -> {
            Opener.of(CENTER, CITY).open(decoded);
            Opener.of(PASS).open(decoded);
          });
    }
    assertThat(KeyRecord.decode(Arrays.copyOf(record, record.length + 1))).isEmpty();
    for (int length : new int[] {1, 31, 32, 48, 80, 255}) {
      Wrap noise = new Wrap(RecipientKind.CENTER, CENTER.keyId(), new byte[length]);
      assertThat(Opener.of(CENTER).open(new KeyRecord(PERSON, SCOPE, new KeyId(1), List.of(noise))))
          .isEmpty();
    }
  }

  @Test
  void nothing_is_sealed_to_a_public_key_that_leads_to_no_secret() {
    for (int lowOrder : new int[] {0, 1}) {
      byte[] raw = new byte[SealPublicKey.RAW_BYTES];
      raw[0] = (byte) lowOrder;
      Recipients recipients = new Recipients(CENTER.publicKey(), SealPublicKey.ofRaw(raw));

      assertThatThrownBy(() ->
              Sealing.secure(new SecureRandom()).seal(PERSON, SCOPE, SUBJECT, YAMADA, recipients))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothing_secret_shows_in_a_log_line() {
    DataKey key = DataKey.fresh(PERSON, SCOPE, new Random(8));

    assertThat(PASS + " " + new CardSecret(1, 2) + " " + Factors.password("himitsu"))
        .isEqualTo("PassSecret[hidden] CardSecret[hidden] Factors[hidden]");
    assertThat(key.toString()).isEqualTo("DataKey[" + key.id() + "]");
    assertThat(CENTER.toString()).isEqualTo("SealKeyPair[" + CENTER.keyId() + "]");
  }

  private static byte[] sealedName(Sealing sealing, String name) {
    SealedFields sealed = sealing.seal(PERSON, SCOPE, SUBJECT, Map.of(Field.NAME, name), ALL);
    return requireNonNull(sealed.fields().get(Field.NAME)).bytes();
  }
}
