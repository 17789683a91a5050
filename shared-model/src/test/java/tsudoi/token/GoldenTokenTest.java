package tsudoi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
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
import tsudoi.seal.KnownKeys;
import tsudoi.seal.PassSecret;
import tsudoi.signup.Grant;
import tsudoi.signup.SignUpId;

/// The codes people carry, for ever: these are printed. Never change them to make a test pass; a new
/// form gets a new version byte and a test of its own.
class GoldenTokenTest {
  private static final DeviceKey KIOSK = DeviceKey.ofSeed(HexFormat.of().parseHex("41".repeat(32)));
  private static final KnownKeys KEYS = ignored -> Optional.of(KIOSK.publicKey());
  private static final Writer CREATOR = writer(0x11);
  private static final PersonToken PERSON = new PersonToken(new UUID(0x21, 0x22));
  private static final PassSecret SECRET = new PassSecret(0x31, 0x32);

  private static final String JOIN =
      "AFFJVEWSWVFJUVACA4AA2AAAAAAAAAAAKEAAAAAAAAAAAURSTVKJAMU6VUMDFHWJHAZJ4SVIAAAAAAAAAAABCAAAAAAAAAAAAEAAAAAAAAAAAEIAAAAAAAAAAABAAAAAAAAAAADBAAAAAAAAAAAGEAAAAAAAAAAAOEAAAAAAAAAAAAIAAAAAAAAAABYQAAAAAAAAAAACAAAAAFAM5GMLFZ4BXXUKRE7HW62MP7SU3HTJESOAQIVHROPUVR2SBUDBGJSFXB5GVRJCVIBYWOEZU2JCB7TEDU5MNDFQGTLXUGLFLWHCJCYTIS7OJRF2W2LNXWYGJDO5BQT3YOIB";
  private static final String RECEIPT =
      "AFJJVEWSWVFJUVACAAGQAAAAAAAAAAEBAAAAAAAAAAAIEAAAAAAAAAAAEEAAAAAAAAAAAIQAAAAAAAAAAAYQAAAAAAAAAABSWJYJ32BFKOKHKCEB2EOGN4QEF4CMOMAD7CTIWAPZGVGVQ2BRJGG7YGCDU7T7WBNJ3J3AJJ2OIYYEH4ZGGS2ZJ4TFIYMT5O4DHPKY4CWEBQ6QY";
  private static final String PASS =
      "AFIJVEWSWVFJUVACAAAAAAAAAAACCAAAAAAAAAAAEIAAAAAAAAAAAMIAAAAAAAAAAAZDHKDGPP2VAKNN5XYBVJVMVBSV7LBV7NPJWEQOUF3LRRBEGDR2LHF67RIOU5XTH6OARZ6H6RUM6BUQK26GTPGQG5324WLYA2YPDSPLBXPHCXCD";

  @Test
  void a_join_code_printed_in_2026_reads_the_same() {
    JoinCode code =
        new JoinCode(
            new OccurrenceId(
                new ListingId(new UUID(0x51, 0x52)), LocalDateTime.of(2026, 11, 28, 9, 0)),
            new CenterId(13),
            LocalDateTime.of(2026, 11, 29, 9, 30),
            LocalDateTime.of(2026, 11, 29, 11, 30),
            "防災訓練",
            PlaceUnit.GROUP,
            Instant.parse("2026-11-29T02:30:00Z"),
            CREATOR,
            Optional.of(
                new JoinCode.JoinGrant(new Grant(new UUID(0x61, 0x62), writer(0x71), 20), true)));

    assertThat(code.token(KIOSK)).isEqualTo(JOIN);
    assertThat(JoinCode.read(JOIN, KEYS, Instant.parse("2026-11-29T02:29:59Z")))
        .isEqualTo(new Reading.Valid<>(code, KIOSK.keyId()));
  }

  @Test
  void a_receipt_printed_in_2026_reads_the_same() {
    ReceiptToken receipt =
        new ReceiptToken(new CenterId(13), new SignUpId(new UUID(0x81, 0x82)), PERSON, SECRET);

    assertThat(receipt.token(KIOSK)).isEqualTo(RECEIPT);
    assertThat(ReceiptToken.read(RECEIPT, KEYS))
        .isEqualTo(new Reading.Valid<>(receipt, KIOSK.keyId()));
  }

  @Test
  void a_pass_printed_in_2026_reads_the_same() {
    Pass pass = new Pass(PERSON, SECRET);

    assertThat(pass.token(KIOSK)).isEqualTo(PASS);
    assertThat(Pass.read(PASS, KEYS)).isEqualTo(new Reading.Valid<>(pass, KIOSK.keyId()));
  }

  private static Writer writer(long seed) {
    return new Writer(new ReplicaId(new UUID(seed, 1)), new Epoch(new UUID(seed, 2)));
  }
}
