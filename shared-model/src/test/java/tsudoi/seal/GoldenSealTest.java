package tsudoi.seal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;

/// The stored forms, for ever: these bytes lie in archives. Never change them to make a test pass;
/// a new form gets a new version byte and a test of its own.
class GoldenSealTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final PersonToken PERSON =
      new PersonToken(UUID.fromString("0192f3a4-0000-4000-8000-000000000001"));
  private static final UUID SUBJECT = UUID.fromString("0192f3a4-0000-7000-8000-000000000002");
  private static final Scope SCOPE = new Scope("center:13");
  private static final PassSecret PASS = new PassSecret(0x1011121314151617L, 0x18191a1b1c1d1e1fL);
  private static final CardSecret CARD = new CardSecret(0x2021222324252627L, 0x28292a2b2c2d2e2fL);
  private static final SealKeyPair CENTER =
      SealKeyPair.decode(HEX.parseHex("01" + "31".repeat(32))).orElseThrow();
  private static final SealKeyPair CITY =
      SealKeyPair.decode(HEX.parseHex("01" + "32".repeat(32))).orElseThrow();

  private static final String RECORD =
      "010192f3a40000400080000000000000010963656e7465723a3133cb84a5021ae450ff030167bae02a79edbd9550be7363720ac1d6cb5e1f0c3ce66dca798d60f81b43d83f175958d62a1ecf8b5a640041836ee02eef08767e0031ffcd645386a68a71acad5b74ad818ab5ba1e3f9e573cacfe69bf611d21077b6ddfc4c8024969893a6e6d46f7506bece4cfec275ad6f05d928386e05c7ab6cfb1f266b4857d759098f13ac2c32e88c425045878d743f42e1dbbd306a8b581577b4d56f3801ef26ac248a7c8a2cb8e26d2ac3f7c1e0631cb4f73abca9cc703ffb5dfe54d31c15e3c1ccd904cd0ee995b2e4d41ac99b727bb9bdfd617b3260ffd9c7903ee2bb20255b3573026b9d0cb2c45cfa73c38821a463f7fda281c1b7178cd2f1809";
  private static final String NAME =
      "01cb84a5021ae450ffd57a77d735b22d010fbaf625a73da404550699b72ce3a02b321efce0678d6d34d4a3013f1652767dfa2bd00eb6d5f4437a6dee84230b73f9a3ecdbb3";
  private static final String LOCKED =
      "01010100000100020102d9589e650e8577b00bcd043836e4fa67bae02a79edbd95999d555c23e60ded18b8d74f3d5ae164607091071475246d5774e1a83d0e07c641f9ad5f24c403fc00e878b84866bc809dc6b7bc97d0a8a2fe816004";
  private static final String LOCKED_WITH_CARD =
      "01010300000100020194f3ef266d9a3d3630130eef56d239d267bae02a79edbd95c651deb305b71b6c05f60b867882116c275a0f4a5685aec85a43a60f69fcdce8ba4839b71b6f443b62b0f03f08b3b08eed517b5a8113feca6e91bf79";
  private static final String SIGNATURE =
      "75414919f2155b6f595b860cc5f703f189b350937df455003b534d3e1a127fe2f96351492e953becf888cc0448545939c64179964d9017da40d3c0c81ae3f805";

  @Test
  void a_record_and_a_field_sealed_in_2026_open_for_center_city_and_pass() {
    KeyRecord record = KeyRecord.decode(HEX.parseHex(RECORD)).orElseThrow();
    Sealed name = Sealed.of(HEX.parseHex(NAME));

    for (Opener opener : new Opener[] {Opener.of(CENTER), Opener.of(CITY), Opener.of(PASS)}) {
      DataKey key = opener.open(record).orElseThrow();
      assertThat(key.read(SUBJECT, Field.NAME, name)).contains("山田 花子");
    }
  }

  @Test
  void sealing_with_the_same_seed_still_makes_the_same_bytes() {
    SealedFields sealed =
        Sealing.seeded(new Random(2026))
            .seal(
                PERSON,
                SCOPE,
                SUBJECT,
                Map.of(Field.NAME, "山田 花子"),
                new Recipients(CENTER.publicKey(), CITY.publicKey()).with(PASS));

    assertThat(HEX.formatHex(sealed.key().encoded())).isEqualTo(RECORD);
    assertThat(HEX.formatHex(requireNonNull(sealed.fields().get(Field.NAME)).bytes()))
        .isEqualTo(NAME);
  }

  @Test
  void a_key_locked_in_2026_unlocks() {
    KeyLock lock = KeyLock.seeded(new Random(2027));
    LockCost cost = new LockCost(256, 2, 1);
    Factors password = Factors.password("つどい-2026");

    assertThat(HEX.formatHex(lock.lock(CENTER, password, cost).encoded())).isEqualTo(LOCKED);
    assertThat(HEX.formatHex(lock.lock(CENTER, password.and(CARD), cost).encoded()))
        .isEqualTo(LOCKED_WITH_CARD);
    assertThat(lock.unlock(LockedKey.decode(HEX.parseHex(LOCKED)).orElseThrow(), password))
        .isInstanceOf(Unlocking.Unlocked.class);
    assertThat(
            lock.unlock(
                LockedKey.decode(HEX.parseHex(LOCKED_WITH_CARD)).orElseThrow(), password.and(CARD)))
        .isInstanceOf(Unlocking.Unlocked.class);
  }

  @Test
  void a_device_signature_of_2026_still_counts() {
    DeviceKey key = DeviceKey.ofSeed(HEX.parseHex("33".repeat(32)));

    assertThat(HEX.formatHex(key.sign("tsudoi.test.v1", new byte[] {1, 2, 3})))
        .isEqualTo(SIGNATURE);
    assertThat(
            key.publicKey()
                .verifies("tsudoi.test.v1", new byte[] {1, 2, 3}, HEX.parseHex(SIGNATURE)))
        .isTrue();
  }
}
