package tsudoi.carry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tsudoi.op.ChainId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.HubSync;
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
    List<Message.Push> pushes = new ArrayList<>();
    for (byte[] message : messages.subList(1, messages.size())) {
      pushes.add(codec.decode(message, Message.Push.class));
    }
    Writer kiosk = header.from();
    Message.Marks marks = sync.push(kiosk.replica(), new Message.Push(List.of(), List.of()));
    long before = held(marks);
    Set<ChainId> refused = new LinkedHashSet<>();
    for (Message.Push push : pushes) {
      marks = sync.push(kiosk.replica(), push);
      refused.addAll(marks.refused());
    }
    byte[] answer = answer(kiosk, SealPublicKey.ofRaw(answerKey), marks, ask);
    return new Unpacking.Taken(
        kiosk, header.madeAt(), held(marks) - before, List.copyOf(refused), answer);
  }

  private static long held(Message.Marks marks) {
    return marks.marks().stream().mapToLong(mark -> mark.head().seq()).sum();
  }

  /// The marks, and then each question with its answer, as the kiosk would have asked on.
  private byte[] answer(
      Writer kiosk, SealPublicKey reader, Message.Marks marks, Message.Ask first) {
    Content content = new Content().put(marks);
    Message.Ask ask = first;
    boolean more = true;
    while (more && content.size() < Content.BYTES_MAX / 2) {
      Message.Feed feed = sync.feed(kiosk, ask);
      content.put(ask).put(feed);
      more = feed.pages().stream().anyMatch(Message.Page::more);
      ask =
          new Message.Ask(
              feed.pages().stream()
                  .filter(Message.Page::more)
                  .map(page -> new Message.Cursor(page.scope(), feed.hubEpoch(), page.upTo()))
                  .toList());
    }
    BundleHeader header =
        new BundleHeader(
            BundleHeader.Direction.TO_KIOSK, me, kiosk.replica(), reader.keyId(), clock.instant());
    return Bundle.write(header, reader, content.bytes(), envelopes, key::sign);
  }
}
