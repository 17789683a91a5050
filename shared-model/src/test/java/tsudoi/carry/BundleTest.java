package tsudoi.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.sync.Verifier;

class BundleTest {
  private static final byte[] CONTENT = "ひとりの名前も外には見えない".getBytes(StandardCharsets.UTF_8);

  private final DeviceKey maker = DeviceKey.generate(new Random(1));
  private final SealKeyPair city = SealKeyPair.generate(new Random(2));
  private final BundleHeader header =
      new BundleHeader(
          BundleHeader.Direction.TO_CITY,
          new Writer(new ReplicaId(new UUID(1, 2)), new Epoch(new UUID(3, 4))),
          BundleHeader.CITY,
          city.keyId(),
          Instant.parse("2026-11-22T00:00:00Z"));
  private final byte[] file = write(Envelopes.seeded(new Random(3)));

  private byte[] write(Envelopes envelopes) {
    return Bundle.write(header, city.publicKey(), CONTENT, envelopes, maker::sign);
  }

  @Test
  void its_reader_gets_the_content_and_the_header() {
    Bundle bundle = closed(file);

    assertThat(bundle.header()).isEqualTo(header);
    assertThat(bundle.open(by(maker), city)).hasValue(CONTENT);
    assertThat(closed(write(Envelopes.secure())).open(by(maker), city)).hasValue(CONTENT);
  }

  @Test
  void nobody_else_opens_it() {
    SealKeyPair other = SealKeyPair.generate(new Random(9));

    assertThat(closed(file).open(by(maker), other)).isEmpty();
    assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("名前");
  }

  @Test
  void what_another_key_signed_does_not_open() {
    DeviceKey other = DeviceKey.generate(new Random(9));

    assertThat(closed(file).open(by(other), city)).isEmpty();
  }

  @Test
  void any_changed_or_missing_byte_is_damage_and_never_taken_for_a_forgery() {
    for (int at = 8; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      assertThat(problem(changed)).isEqualTo(BundleProblem.DAMAGED);
    }
    for (int length = 8; length < file.length; length++) {
      assertThat(problem(Arrays.copyOf(file, length))).isEqualTo(BundleProblem.DAMAGED);
    }
    assertThat(problem(Arrays.copyOf(file, file.length + 1))).isEqualTo(BundleProblem.DAMAGED);
  }

  @Test
  void a_changed_byte_under_a_checksum_made_to_fit_is_a_forgery_at_every_place() throws Exception {
    for (int at = 8; at < file.length - 32; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      fit(changed);
      switch (Bundle.read(changed)) {
        case Bundle.Reading.Closed(var bundle) ->
            assertThat(bundle.open(by(maker), city)).as("byte %d", at).isEmpty();
        case Bundle.Reading.Unreadable(var problem) ->
            assertThat(problem).isIn(BundleProblem.FORGED, BundleProblem.NEWER);
      }
    }
  }

  @Test
  void a_newer_version_is_told_from_damage() throws Exception {
    byte[] newer = Arrays.copyOf(file, file.length + 40);
    newer[9] = 2;
    fit(newer);

    assertThat(problem(newer)).isEqualTo(BundleProblem.NEWER);
  }

  @Test
  void other_files_and_empty_ones_are_no_bundles() {
    assertThat(problem(new byte[0])).isEqualTo(BundleProblem.NO_BUNDLE);
    assertThat(problem("PK\3\4 a letter".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(BundleProblem.NO_BUNDLE);
    assertThat(problem(new byte[Bundle.BYTES_MAX + 1])).isEqualTo(BundleProblem.TOO_LARGE);
  }

  /// Bundles that lie on sticks today must be readable for ever.
  @Test
  void its_form_does_not_change() throws Exception {
    assertThat(HexFormat.of().formatHex(file, 0, 79))
        .isEqualTo(
            "545355444f492d43" // TSUDOI-C
                + "0001"
                + "01"
                + "0000000000000001"
                + "0000000000000002"
                + "0000000000000003"
                + "0000000000000004"
                + "00000000000000000000000000000000"
                + HexFormat.of().formatHex(city.keyId().bytes())
                + "%016x".formatted(header.madeAt().toEpochMilli())
                + "%08x".formatted(CONTENT.length + 48));
    assertThat(file).hasSize(79 + CONTENT.length + 48 + 64 + 32);
  }

  private static void fit(byte[] file) throws Exception {
    byte[] sum =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(Arrays.copyOf(file, file.length - 32));
    System.arraycopy(sum, 0, file, file.length - 32, 32);
  }

  private static Verifier by(DeviceKey key) {
    return key.publicKey()::verifies;
  }

  private static Bundle closed(byte[] file) {
    return ((Bundle.Reading.Closed) Bundle.read(file)).bundle();
  }

  private static BundleProblem problem(byte[] file) {
    return ((Bundle.Reading.Unreadable) Bundle.read(file)).problem();
  }
}
