package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Hlc;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.DeviceKey;
import tsudoi.wire.OpCodec;

/// The test vectors of docs/SYNC.md are what the code makes, and the code reads them.
class SyncVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern VECTOR =
      Pattern.compile("^([a-z ]+): ([0-9a-f]+)$", Pattern.MULTILINE);

  private final DeviceKey kioskKey = DeviceKey.ofSeed(seed(1));
  private final DeviceKey hubKey = DeviceKey.ofSeed(seed(2));
  private final Writer kiosk = new Writer(new ReplicaId(new UUID(1, 2)), new Epoch(new UUID(3, 4)));
  private final Epoch hubEpoch = new Epoch(new UUID(5, 6));
  private final ChainId chain = new ChainId(kiosk, Scope.of(new CenterId(4)));
  private final MessageCodec codec = new MessageCodec();

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private EncodedOp op() {
    return new OpCodec()
        .encode(
            new Op(
                new OpId(chain, 1),
                new Hlc(1_795_300_000_000L << 16),
                new Moment(new UUID(7, 8), 90_000),
                Actor.VISITOR,
                Optional.of(new Known(hubEpoch, 12)),
                new AttendanceEvent.DayClosed(
                    new CenterId(4), java.time.LocalDate.of(2026, 11, 22))));
  }

  private Map<String, String> made() {
    EncodedOp op = op();
    Head head = Head.NONE.next(op.bytes());
    KeyEntry key =
        new KeyEntry(
            chain.scope(),
            KeyEntry.Kind.PERSON,
            new UUID(9, 9),
            new OpId(chain, 1),
            new byte[] {1, 2, 3});
    byte[] batchProof = Proofs.ofBatch(chain, head, List.of(key));
    Message.Marks unsigned =
        new Message.Marks(
            hubEpoch,
            1_795_300_000_500L,
            List.of(new Message.Mark(chain, head)),
            List.of(),
            new byte[0]);
    byte[] marksProof = Proofs.ofMarks(kiosk.replica(), unsigned);
    Message.Page page =
        new Message.Page(
            hubEpoch, chain.scope(), 12, 13, List.of(op.bytes()), List.of(), false, new byte[0]);
    byte[] pageProof = Proofs.ofPage(page);
    Message.Ask ask =
        new Message.Ask(
            List.of(new Message.Cursor(chain.scope(), hubEpoch, 12)),
            new Moment(new UUID(7, 8), 95_000),
            1_795_300_000_400L,
            Optional.of(new Message.Offset(100, 20)));
    byte[] request =
        RequestSignature.message(
            "POST", "/sync/v1/ops", 1_795_300_000_500L, new byte[16], codec.payload(ask));
    byte[] batchSignature = kioskKey.sign(Proofs.BATCH_DOMAIN, batchProof);
    Message.Batch batch =
        new Message.Batch(chain, 1, List.of(op.bytes()), head.hash(), List.of(key), batchSignature);
    Map<String, String> made = new LinkedHashMap<>();
    put(made, "kiosk public key", kioskKey.publicKey().raw());
    put(made, "hub public key", hubKey.publicKey().raw());
    put(made, "op", op.bytes());
    put(made, "head", head.hash().bytes());
    put(made, "batch signed", batchProof);
    put(made, "batch signature", batchSignature);
    put(made, "marks signed", marksProof);
    put(made, "marks signature", hubKey.sign(Proofs.MARKS_DOMAIN, marksProof));
    put(made, "page signed", pageProof);
    put(made, "page signature", hubKey.sign(Proofs.PAGE_DOMAIN, pageProof));
    put(made, "ask frame", codec.frame(ask));
    put(made, "batch frame", codec.frame(batch));
    put(made, "request signed", request);
    put(made, "request signature", kioskKey.sign(RequestSignature.DOMAIN, request));
    return made;
  }

  private static void put(Map<String, String> made, String name, byte[] bytes) {
    made.put(name, HEX.formatHex(bytes));
  }

  @Test
  void the_page_holds_what_the_code_makes() throws Exception {
    assertThat(written()).containsExactlyEntriesOf(made());
  }

  /// A whole request, packed by any zstd.
  @Test
  void the_code_reads_what_the_page_holds() throws Exception {
    Map<String, String> written = written();
    byte[] request =
        com.github.luben.zstd.Zstd.compress(
            HEX.parseHex(written.get("ask frame") + written.get("batch frame")));
    try (MessageReader reader = new MessageReader(codec, new ByteArrayInputStream(request), 10)) {
      assertThat(reader.next().orElseThrow()).isInstanceOf(Message.Ask.class);
      Message.Batch batch = (Message.Batch) reader.next().orElseThrow();
      assertThat(batch.ops().getFirst()).isEqualTo(op().bytes());
      assertThat(
              kioskKey
                  .publicKey()
                  .verifies(
                      Proofs.BATCH_DOMAIN,
                      Proofs.ofBatch(chain, batch.lastHead(), batch.keys()),
                      batch.signature()))
          .isTrue();
    }
  }

  private static Map<String, String> written() throws Exception {
    Map<String, String> written = new LinkedHashMap<>();
    Matcher vector = VECTOR.matcher(Files.readString(Path.of("..", "docs", "SYNC.md")));
    while (vector.find()) {
      written.put(vector.group(1), vector.group(2));
    }
    return written;
  }
}
