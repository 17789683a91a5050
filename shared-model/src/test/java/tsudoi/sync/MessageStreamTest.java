package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.desk.TestReplica;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;

/// Messages in a stream: they come out as they went in, whatever stands around them, and nothing
/// that is not a message does harm.
class MessageStreamTest {
  private static final ChainId CHAIN = new ChainId(TestReplica.writer(1), TestReplica.SCOPE);

  private final MessageCodec codec = new MessageCodec();
  private final Random random = new Random(7);

  @Test
  void what_is_read_is_what_was_written() throws Exception {
    List<Message> messages =
        List.of(ask(), batch(1, 3), batch(4, 2), marks(), page(0, 9), page(9, 10));
    assertThat(described(read(written(messages)))).isEqualTo(described(messages));
  }

  @Test
  void a_request_is_made_while_it_is_read() throws Exception {
    Iterator<Message.Batch> batches = List.of(batch(1, 3), batch(4, 400)).iterator();
    Batches some = () -> batches.hasNext() ? Optional.of(batches.next()) : Optional.empty();
    RequestBody body = new RequestBody(codec, ask(), some);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    byte[] piece = new byte[1 + random.nextInt(500)];
    for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
      sent.write(piece, 0, n);
    }
    assertThat(read(sent.toByteArray())).hasSize(3);
  }

  @Test
  void a_stream_cut_anywhere_yields_whole_messages_and_then_an_error() throws Exception {
    List<Message> messages = List.of(ask(), batch(1, 3), batch(4, 2));
    List<String> all = described(messages);
    byte[] whole = written(messages);
    for (int length = 0; length < whole.length; length++) {
      List<Message> got = new ArrayList<>();
      byte[] part = Arrays.copyOf(whole, length);
      boolean ended = readInto(got, part);
      assertThat(described(got)).isEqualTo(all.subList(0, got.size()));
      assertThat(ended && length > 0).as("cut at %d", length).isFalse();
    }
  }

  @Test
  void changed_bytes_yield_an_error_or_a_message_and_never_anything_else() throws Exception {
    byte[] whole = written(List.of(ask(), batch(1, 3), marks()));
    for (int round = 0; round < 2_000; round++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      readInto(new ArrayList<>(), broken);
    }
  }

  @Test
  void kinds_and_fields_of_a_later_version_are_passed_over() throws Exception {
    byte[] later =
        packed(out -> {
          out.write(frame(99, new byte[] {1, 2, 3}));
          out.write(frame(1, withOneMoreField(codec.payload(ask()))));
          out.write(frame(77, new byte[] {0}));
          out.write(frame(3, withOneMoreField(codec.payload(marks()))));
        });
    assertThat(described(read(later))).isEqualTo(described(List.of(ask(), marks())));
  }

  @Test
  void a_bomb_does_not_go_off() throws Exception {
    byte[] oneHugeFrame =
        packed(out -> {
          out.write(new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 2});
          out.write(new byte[64 << 20]);
        });
    byte[] endlessFrames =
        packed(out -> {
          for (int i = 0; i < 1_000_000; i++) {
            out.write(frame(99, new byte[] {0}));
          }
        });
    byte[] window = Zstd.compress(new byte[0]);
    assertThat(oneHugeFrame.length).isLessThan(10_000);
    for (byte[] bomb : List.of(oneHugeFrame, endlessFrames)) {
      assertThatThrownBy(() -> read(bomb)).isInstanceOf(MalformedMessage.class);
    }
    assertThat(read(window)).isEmpty();
  }

  @Test
  void a_stream_that_wants_more_memory_than_agreed_is_refused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(packed, 3)) {
      out.setLong(27);
      out.write(codec.frame(ask()));
    }
    assertThatThrownBy(() -> read(packed.toByteArray())).isInstanceOf(IOException.class);
  }

  @Test
  void a_single_message_survives_its_bytes_and_garbage_is_refused() throws Exception {
    Message.Enrol enrol = new Message.Enrol("CODE", "ロビー", new Epoch(new UUID(1, 2)), new byte[32]);
    byte[] bytes = codec.encode(enrol);
    assertThat(codec.encode(codec.decode(bytes, Message.Enrol.class))).isEqualTo(bytes);
    for (int round = 0; round < 500; round++) {
      byte[] broken = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatThrownBy(() -> codec.decode(broken, Message.Enrol.class))
          .isInstanceOf(MalformedMessage.class);
    }
    byte[] bomb = Zstd.compress(new byte[64 << 20]);
    assertThatThrownBy(() -> codec.decode(bomb, Message.Enrol.class))
        .isInstanceOf(MalformedMessage.class);
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] packed(Writing writing) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(packed, 3)) {
      writing.to(out);
    }
    return packed.toByteArray();
  }

  private static byte[] frame(int kind, byte[] payload) {
    byte[] frame = new byte[5 + payload.length];
    frame[2] = (byte) (payload.length >> 8);
    frame[3] = (byte) payload.length;
    frame[4] = (byte) kind;
    System.arraycopy(payload, 0, frame, 5, payload.length);
    return frame;
  }

  /// A CBOR map of indefinite length with a field that nobody here knows.
  private static byte[] withOneMoreField(byte[] map) {
    assertThat(map[0]).isEqualTo((byte) 0xbf);
    byte[] more = {(byte) 0xbf, 0x63, 'n', 'e', 'w', (byte) 0x83, 1, 2, 3};
    byte[] longer = Arrays.copyOf(more, more.length + map.length - 1);
    System.arraycopy(map, 1, longer, more.length, map.length - 1);
    return longer;
  }

  private byte[] written(List<Message> messages) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (MessageWriter writer = new MessageWriter(codec, packed, true)) {
      for (Message message : messages) {
        writer.write(message);
      }
    }
    return packed.toByteArray();
  }

  private List<Message> read(byte[] packed) throws IOException, MalformedMessage {
    List<Message> messages = new ArrayList<>();
    try (MessageReader reader = new MessageReader(codec, new ByteArrayInputStream(packed), 1_000)) {
      Optional<Message> next = reader.next();
      while (next.isPresent()) {
        messages.add(next.get());
        next = reader.next();
      }
    }
    return messages;
  }

  /// @return whether the stream ended as it should
  private boolean readInto(List<Message> got, byte[] packed) {
    try (MessageReader reader = new MessageReader(codec, new ByteArrayInputStream(packed), 1_000)) {
      Optional<Message> next = reader.next();
      while (next.isPresent()) {
        got.add(next.get());
        next = reader.next();
      }
      return true;
    } catch (IOException | MalformedMessage expected) {
      return false;
    }
  }

  private List<String> described(List<Message> messages) {
    return messages.stream()
        .map(message -> message.getClass() + Arrays.toString(codec.payload(message)))
        .toList();
  }

  private static Message.Ask ask() {
    return new Message.Ask(
        List.of(new Message.Cursor(Scope.CITY, new Epoch(new UUID(3, 3)), 12)),
        new Moment(new UUID(1, 1), 55),
        1_000,
        Optional.of(new Message.Offset(-5, 2)));
  }

  private static Message.Batch batch(long from, int ops) {
    Random bytes = new Random(from);
    List<byte[]> some = new ArrayList<>();
    for (int i = 0; i < ops; i++) {
      byte[] op = new byte[1 + bytes.nextInt(300)];
      bytes.nextBytes(op);
      some.add(op);
    }
    return new Message.Batch(CHAIN, from, some, ChainHash.START, List.of(key(from)), new byte[64]);
  }

  private static KeyEntry key(long seq) {
    return new KeyEntry(
        CHAIN.scope(),
        KeyEntry.Kind.PERSON,
        new UUID(9, seq),
        new OpId(CHAIN, seq),
        new byte[] {4, 5});
  }

  private static Message.Marks marks() {
    return new Message.Marks(
        new Epoch(new UUID(3, 3)),
        77,
        List.of(new Message.Mark(CHAIN, new tsudoi.op.Head(4, ChainHash.START))),
        List.of(CHAIN),
        new byte[64]);
  }

  private static Message.Page page(long after, long upTo) {
    return new Message.Page(
        new Epoch(new UUID(3, 3)),
        Scope.CITY,
        after,
        upTo,
        List.of(new byte[] {1, 2}),
        List.of(key(2)),
        true,
        new byte[64]);
  }
}
