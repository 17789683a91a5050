package tsudoi.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.KioskSync;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.Verifier;

/// A kiosk's end of carrying by hand: packs what the hub has not acknowledged, and takes in what the
/// hub answered. Bundles may be made, lost and read in any order and number, between rounds over the
/// line as well.
public final class KioskCarrier {
  /// Of ops in one bundle; what is left goes with the next.
  private static final long OPS_BYTES_MAX = 32L << 20;

  /// What came of packing.
  public sealed interface Packing {
    /// @param ops how many the bundle holds; with none it still asks for what is new
    /// @param more whether some must go with another bundle, after this one was answered
    @SuppressWarnings("ArrayRecordComponent")
    record Packed(byte[] file, Instant madeAt, long ops, boolean more) implements Packing {}

    /// The city's key has not come over the line yet: the kiosk never spoke to the hub.
    record NoKeyYet() implements Packing {}
  }

  /// What came of reading a file.
  public sealed interface Unpacking {
    record Taken(Instant madeAt, KioskSync.Heard heard) implements Unpacking {}

    record Unreadable(BundleProblem problem) implements Unpacking {}
  }

  /// Whom a file on a stick seems to be for, by its outside.
  public enum Looks {
    FOR_US,
    FOR_OTHERS,
    UNCLEAR
  }

  private final Writer me;
  private final KioskSync sync;
  private final DeviceKey key;
  private final SealKeyPair answers;
  private final Verifier hub;
  private final Supplier<Optional<SealPublicKey>> cityKey;
  private final Envelopes envelopes;
  private final InstantSource clock;
  private final MessageCodec codec = new MessageCodec();

  /// @param hub checks the hub's signature
  /// @param cityKey what bundles are sealed to, once it is known
  public KioskCarrier(
      Writer me,
      KioskSync sync,
      DeviceKey key,
      Verifier hub,
      Supplier<Optional<SealPublicKey>> cityKey,
      Envelopes envelopes,
      InstantSource clock) {
    this.me = me;
    this.sync = sync;
    this.key = key;
    this.answers = key.sealKeys();
    this.hub = hub;
    this.cityKey = cityKey;
    this.envelopes = envelopes;
    this.clock = clock;
  }

  public Packing pack() {
    Optional<SealPublicKey> city = cityKey.get();
    if (city.isEmpty()) {
      return new Packing.NoKeyYet();
    }
    KioskSync.Saying saying = sync.say(OPS_BYTES_MAX);
    Content content = new Content().put(saying.ask());
    saying.batches().forEach(content::put);
    Instant now = clock.instant();
    BundleHeader header =
        new BundleHeader(
            BundleHeader.Direction.TO_CITY, me, BundleHeader.CITY, city.get().keyId(), now);
    byte[] file =
        Bundle.write(
            header, city.get(), withKey(answers.publicKey(), content), envelopes, key::sign);
    return new Packing.Packed(file, now, saying.ops(), saying.more());
  }

  /// The key that the answer is to be sealed to goes first: the hub needs no other word of it.
  private static byte[] withKey(SealPublicKey answers, Content content) {
    return ByteBuffer.allocate(SealPublicKey.RAW_BYTES + content.size())
        .put(answers.raw())
        .put(content.bytes())
        .array();
  }

  public Unpacking unpack(byte[] file) {
    return switch (Bundle.read(file)) {
      case Bundle.Reading.Unreadable(var problem) -> new Unpacking.Unreadable(problem);
      case Bundle.Reading.Closed(var bundle) -> unpack(bundle);
    };
  }

  private Unpacking unpack(Bundle bundle) {
    BundleHeader header = bundle.header();
    if (header.direction() != BundleHeader.Direction.TO_KIOSK) {
      return new Unpacking.Unreadable(BundleProblem.WRONG_WAY);
    }
    if (!header.to().equals(me.replica()) || !header.reader().equals(answers.keyId())) {
      return new Unpacking.Unreadable(BundleProblem.OTHER_KIOSK);
    }
    Optional<byte[]> content = bundle.open(hub, answers);
    if (content.isEmpty()) {
      return new Unpacking.Unreadable(BundleProblem.FORGED);
    }
    try {
      return new Unpacking.Taken(
          header.madeAt(), hear(Content.split(ByteBuffer.wrap(content.get()))));
    } catch (MalformedMessage e) {
      return new Unpacking.Unreadable(BundleProblem.NEWER);
    }
  }

  /// The marks, and then pages.
  private KioskSync.Heard hear(List<byte[]> messages) throws MalformedMessage {
    if (messages.isEmpty()) {
      throw new MalformedMessage("nothing was answered");
    }
    Message.Marks marks = codec.decode(messages.getFirst(), Message.Marks.class);
    List<Message.Page> pages = new ArrayList<>();
    for (byte[] page : messages.subList(1, messages.size())) {
      pages.add(codec.decode(page, Message.Page.class));
    }
    return sync.hear(marks, pages);
  }

  /// Reads no more than the outside of a file.
  public Looks look(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Bundle.peek(in.readNBytes(Bundle.HEAD_BYTES))
          .map(header -> header.to().equals(me.replica()) ? Looks.FOR_US : Looks.FOR_OTHERS)
          .orElse(Looks.UNCLEAR);
    } catch (IOException e) {
      return Looks.UNCLEAR;
    }
  }
}
