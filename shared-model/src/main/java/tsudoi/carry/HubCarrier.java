package tsudoi.carry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tsudoi.op.ChainId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.Answer;
import tsudoi.sync.HubSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.Verifier;

/// The hub's end of carrying by hand: takes in what a kiosk packed, as if it had come over the line,
/// and packs the answer, with the marks as receipts and what is new for that kiosk.
public final class HubCarrier {
  /// What came of reading a file.
  public sealed interface Unpacking {
    /// @param newOps how many of the kiosk's ops were new here
    /// @param refused chains of which something was not taken
    /// @param answer a bundle for that kiosk
    @SuppressWarnings("ArrayRecordComponent")
    record Taken(Writer kiosk, Instant madeAt, long newOps, List<ChainId> refused, byte[] answer)
        implements Unpacking {
      public Taken {
        refused = List.copyOf(refused);
      }
    }

    record Unreadable(BundleProblem problem) implements Unpacking {}
  }

  private final Writer me;
  private final HubSync sync;
  private final DeviceKey key;
  private final SealKeyPair cityKey;
  private final Function<ReplicaId, Optional<Verifier>> kiosks;
  private final Envelopes envelopes;
  private final InstantSource clock;
  private final MessageCodec codec = new MessageCodec();

  /// @param kiosks checks the signature of each kiosk that was ever enrolled
  public HubCarrier(
      Writer me,
      HubSync sync,
      DeviceKey key,
      SealKeyPair cityKey,
      Function<ReplicaId, Optional<Verifier>> kiosks,
      Envelopes envelopes,
      InstantSource clock) {
    this.me = me;
    this.sync = sync;
    this.key = key;
    this.cityKey = cityKey;
    this.kiosks = kiosks;
    this.envelopes = envelopes;
    this.clock = clock;
  }

  public Unpacking unpack(byte[] file) {
    return switch (Bundle.read(file)) {
      case Bundle.Reading.Unreadable(var problem) -> new Unpacking.Unreadable(problem);
      case Bundle.Reading.Closed(var bundle) -> unpack(bundle);
    };
  }

  private Unpacking unpack(Bundle bundle) {
    BundleHeader header = bundle.header();
    if (header.direction() != BundleHeader.Direction.TO_CITY) {
      return new Unpacking.Unreadable(BundleProblem.WRONG_WAY);
    }
    Optional<Verifier> kiosk = kiosks.apply(header.from().replica());
    if (kiosk.isEmpty() || !header.reader().equals(cityKey.keyId())) {
      return new Unpacking.Unreadable(BundleProblem.OTHER_CITY);
    }
    Optional<byte[]> content = bundle.open(kiosk.get(), cityKey);
    if (content.isEmpty()) {
      return new Unpacking.Unreadable(BundleProblem.FORGED);
    }
    try {
      return take(header, ByteBuffer.wrap(content.get()));
    } catch (MalformedMessage | BufferUnderflowException e) {
      return new Unpacking.Unreadable(BundleProblem.NEWER);
    }
  }

  private Unpacking take(BundleHeader header, ByteBuffer content) throws MalformedMessage {
    byte[] answerKey = new byte[SealPublicKey.RAW_BYTES];
    content.get(answerKey);
    List<byte[]> messages = Content.split(content);
    if (messages.isEmpty()) {
      throw new MalformedMessage("nothing was asked");
    }
    Message.Ask ask = codec.decode(messages.getFirst(), Message.Ask.class);
    List<Message.Batch> batches = new ArrayList<>();
    for (byte[] message : messages.subList(1, messages.size())) {
      batches.add(codec.decode(message, Message.Batch.class));
    }
    Writer kiosk = header.from();
    long before = held(sync.marks(kiosk.replica()));
    try {
      Iterator<Message.Batch> carried = batches.iterator();
      Answer answer =
          sync.exchange(
              kiosk, ask, () -> carried.hasNext() ? Optional.of(carried.next()) : Optional.empty());
      return new Unpacking.Taken(
          kiosk,
          header.madeAt(),
          held(answer.marks().marks()) - before,
          answer.marks().refused(),
          packed(kiosk, SealPublicKey.ofRaw(answerKey), answer));
    } catch (LineDown e) {
      throw new MalformedMessage("it was brought twice at once");
    }
  }

  private static long held(List<Message.Mark> marks) {
    return marks.stream().mapToLong(mark -> mark.head().seq()).sum();
  }

  /// The marks, and then pages; what does not fit goes with the next.
  private byte[] packed(Writer kiosk, SealPublicKey reader, Answer answer) throws LineDown {
    Content content = new Content().put(answer.marks());
    Optional<Message.Page> page = answer.nextPage();
    while (page.isPresent()) {
      content.put(page.get());
      page = content.size() < Content.BYTES_MAX / 2 ? answer.nextPage() : Optional.empty();
    }
    BundleHeader header =
        new BundleHeader(
            BundleHeader.Direction.TO_KIOSK, me, kiosk.replica(), reader.keyId(), clock.instant());
    return Bundle.write(header, reader, content.bytes(), envelopes, key::sign);
  }
}
