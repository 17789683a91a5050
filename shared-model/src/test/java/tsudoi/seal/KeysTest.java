package tsudoi.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final LockCost CHEAP = new LockCost(64, 1, 1);
  private static final KeyLock LOCK = KeyLock.secure(new SecureRandom());
  private static final SealKeyPair PAIR = SealKeyPair.generate(new Random(1));
  private static final CardSecret CARD = new CardSecret(1, 2);
  private static final byte[] MESSAGE = "40112 ops".getBytes(StandardCharsets.UTF_8);

  @Test
  void the_right_password_unlocks_what_was_stored() {
    LockedKey stored = stored(LOCK.lock(PAIR, Factors.password("さぬきうどん2026"), CHEAP));

    assertThat(unlocked(LOCK.unlock(stored, Factors.password("さぬきうどん2026")))).isTrue();
    assertThat(stored.needsPassword()).isTrue();
    assertThat(stored.needsCard()).isFalse();
    assertThat(stored.keyId()).isEqualTo(PAIR.keyId());
    assertThat(stored.encoded()).hasSize(93);
  }

  @Test
  void a_wrong_password_is_an_answer_and_not_a_failure() {
    LockedKey locked = LOCK.lock(PAIR, Factors.password("right"), CHEAP);

    for (String wrong : new String[] {"wrong", "", "Right", "right ", "x".repeat(100_000)}) {
      assertThat(LOCK.unlock(locked, Factors.password(wrong)))
          .isEqualTo(new Unlocking.WrongFactor());
    }
    assertThat(LOCK.unlock(locked, Factors.card(CARD))).isEqualTo(new Unlocking.PasswordMissing());
  }

  @Test
  void a_password_typed_in_full_width_letters_is_the_same_password() {
    LockedKey locked = LOCK.lock(PAIR, Factors.password("kaki2026"), CHEAP);

    assertThat(unlocked(LOCK.unlock(locked, Factors.password("ｋａｋｉ２０２６")))).isTrue();
  }

  @Test
  void a_key_locked_under_password_and_card_needs_both() {
    LockedKey locked = stored(LOCK.lock(PAIR, Factors.password("right").and(CARD), CHEAP));
    Factors otherCard = Factors.password("right").and(new CardSecret(1, 3));

    assertThat(unlocked(LOCK.unlock(locked, Factors.password("right").and(CARD)))).isTrue();
    assertThat(LOCK.unlock(locked, Factors.password("right")))
        .isEqualTo(new Unlocking.CardMissing());
    assertThat(LOCK.unlock(locked, Factors.card(CARD))).isEqualTo(new Unlocking.PasswordMissing());
    assertThat(LOCK.unlock(locked, otherCard)).isEqualTo(new Unlocking.WrongFactor());
    assertThat(LOCK.unlock(locked, Factors.password("wrong").and(CARD)))
        .isEqualTo(new Unlocking.WrongFactor());
  }

  @Test
  void a_key_can_be_locked_under_a_card_alone_but_not_under_nothing() {
    LockedKey locked = stored(LOCK.lock(PAIR, Factors.card(CARD), CHEAP));

    assertThat(unlocked(LOCK.unlock(locked, Factors.card(CARD)))).isTrue();
    assertThatThrownBy(
            () -> LOCK.lock(PAIR, new Factors(Optional.empty(), Optional.empty()), CHEAP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_changed_byte_of_a_locked_key_keeps_it_shut() {
    byte[] stored = LOCK.lock(PAIR, Factors.password("right"), CHEAP).encoded();
    for (int i = 0; i < stored.length; i++) {
      byte[] changed = stored.clone();
      changed[i] ^= 1;
      LockedKey.decode(changed)
          .ifPresent(locked ->
              assertThat(unlocked(LOCK.unlock(locked, Factors.password("right")))).isFalse());
    }
  }

  @Test
  void a_forged_cost_cannot_exhaust_a_kiosk() {
    byte[] stored = LOCK.lock(PAIR, Factors.password("right"), CHEAP).encoded();
    stored[3] = 0x7f;

    assertThat(LockedKey.decode(stored)).isEmpty();
    assertThatThrownBy(() -> new LockCost(LockCost.MEMORY_KIB_MAX + 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_seal_key_pair_and_its_public_key_come_back_from_their_files() {
    assertThat(SealKeyPair.decode(PAIR.encoded()).orElseThrow().publicKey())
        .isEqualTo(PAIR.publicKey());
    assertThat(SealPublicKey.decode(PAIR.publicKey().encoded())).contains(PAIR.publicKey());
    assertThat(PAIR.keyId()).isEqualTo(KeyId.ofPublicKey(PAIR.publicKey().raw()));
  }

  @Test
  void a_signature_counts_for_its_message_its_domain_and_its_key_only() {
    DeviceKey key = DeviceKey.generate(new SecureRandom());
    byte[] signature = key.sign("tsudoi.test.v1", MESSAGE);
    byte[] changed = signature.clone();
    changed[63] ^= 1;

    assertThat(key.publicKey().verifies("tsudoi.test.v1", MESSAGE, signature)).isTrue();
    assertThat(key.publicKey().verifies("tsudoi.test.v2", MESSAGE, signature)).isFalse();
    assertThat(key.publicKey().verifies("tsudoi.test.v1", new byte[9], signature)).isFalse();
    assertThat(key.publicKey().verifies("tsudoi.test.v1", MESSAGE, changed)).isFalse();
    assertThat(key.publicKey().verifies("tsudoi.test.v1", MESSAGE, new byte[0])).isFalse();
    assertThat(
            DeviceKey.generate(new SecureRandom())
                .publicKey()
                .verifies("tsudoi.test.v1", MESSAGE, signature))
        .isFalse();
    byte[] noPoint = HexFormat.of().parseHex("ff".repeat(32));
    assertThat(DevicePublicKey.ofRaw(noPoint).verifies("tsudoi.test.v1", MESSAGE, signature))
        .isFalse();
  }

  @Test
  void a_device_key_comes_back_from_its_file() {
    DeviceKey key = DeviceKey.generate(new SecureRandom());

    DeviceKey read = DeviceKey.ofPkcs8(key.pkcs8()).orElseThrow();

    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.sign("tsudoi.test.v1", MESSAGE)).isEqualTo(key.sign("tsudoi.test.v1", MESSAGE));
    assertThat(DevicePublicKey.ofRaw(key.publicKey().raw()).keyId()).isEqualTo(key.keyId());
  }

  /// RFC 8032, section 7.1, test 1.
  @Test
  void a_public_key_is_the_one_the_standard_says() {
    DeviceKey key =
        DeviceKey.ofSeed(
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    assertThat(HexFormat.of().formatHex(key.publicKey().raw()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  private static LockedKey stored(LockedKey locked) {
    LockedKey read = LockedKey.decode(locked.encoded()).orElseThrow();
    assertThat(read).isEqualTo(locked);
    return read;
  }

  private static boolean unlocked(Unlocking unlocking) {
    return unlocking instanceof Unlocking.Unlocked(SealKeyPair pair)
        && pair.publicKey().equals(PAIR.publicKey());
  }
}
