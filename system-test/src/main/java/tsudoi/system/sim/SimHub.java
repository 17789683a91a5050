package tsudoi.system.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tsudoi.account.Registry;
import tsudoi.account.Rights;
import tsudoi.city.CenterId;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Op;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.NotSaved;
import tsudoi.sync.Answer;
import tsudoi.sync.HubSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.MessageWriter;

/// The hub: the real ingest and feed behind a door that takes and gives bytes.
final class SimHub extends Machine {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final MessageCodec messages = new MessageCodec();
  private Optional<HubSync> sync = Optional.empty();
  private boolean news;

  SimHub(World world) {
    super(world, "hub");
  }

  @Override
  boolean serves(CenterId center) {
    return true;
  }

  @Override
  boolean mayHold(EncodedOp op) {
    return true;
  }

  @Override
  void started(Software started) {
    sync =
        Optional.of(
            new HubSync(
                started.replica(),
                world().codec(),
                caller -> admission(started, caller),
                refusals(),
                (_, _) -> new byte[0],
                clock()));
    started.replica().onChange(_ -> news = true);
    news = true;
  }

  /// Answers a request as the web server does.
  ///
  /// @throws LineDown when there is no answer, or one that refuses
  byte[] answer(Writer caller, byte[] request) throws LineDown {
    Software running = software().orElseThrow(() -> new LineDown("the hub is off"));
    if (running.board().registry().kiosk(caller.replica()).filter(k -> !k.retired()).isEmpty()) {
      throw new LineDown("403");
    }
    try {
      return exchange(caller, request);
    } catch (IOException e) {
      throw new LineDown("400");
    } catch (MalformedMessage e) {
      throw new LineDown("400");
    } catch (NotSaved e) {
      throw new LineDown("503", RETRY_AFTER);
    } catch (Died e) {
      if (e.software() != running) {
        throw e;
      }
      powerOff();
      throw new LineDown("the hub's power went");
    } finally {
      checkTouched(running);
    }
  }

  private byte[] exchange(Writer caller, byte[] request)
      throws IOException, MalformedMessage, LineDown {
    MessageReader reader =
        new MessageReader(messages, new ByteArrayInputStream(request), 2 * Message.BATCHES_MAX);
    if (!(reader.next().orElse(null) instanceof Message.Ask ask)) {
      throw new LineDown("400");
    }
    Answer answer = sync.orElseThrow().exchange(caller, ask, () -> batch(reader));
    world().oracle().answered(answer.marks());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (MessageWriter writer = new MessageWriter(messages, packed, false)) {
      writer.write(answer.marks());
      Optional<Message.Page> page = answer.nextPage();
      while (page.isPresent()) {
        writer.write(page.get());
        page = answer.nextPage();
      }
    }
    return packed.toByteArray();
  }

  private static Optional<Message.Batch> batch(MessageReader reader)
      throws LineDown, MalformedMessage {
    try {
      return reader.next().map(Message.Batch.class::cast);
    } catch (IOException e) {
      throw new LineDown("the request is cut", e);
    }
  }

  /// Whether something came in since the line was last looked at.
  boolean takeNews() {
    boolean had = news;
    news = false;
    return had;
  }

  private Optional<HubSync.Admission> admission(Software running, ReplicaId caller) {
    return running
        .board()
        .registry()
        .kiosk(caller)
        .filter(kiosk -> !kiosk.retired())
        .map(kiosk ->
            new HubSync.Admission(
                Set.of(Scope.CITY, Scope.of(kiosk.center())),
                scope -> !scope.equals(Scope.HUB),
                objections(running, kiosk),
                (domain, message, signature) ->
                    CheapCrypto.verifies(kiosk.deviceKey(), domain, message, signature)));
  }

  /// As the hub puts the table of rights to work: a listing published in a push is known to what
  /// follows in it.
  private static Function<Op, Optional<String>> objections(Software running, Registry.Kiosk kiosk) {
    Map<ListingId, ListingContent> published = new HashMap<>();
    return op -> {
      Optional<Rights.Objection> objection =
          Rights.objection(
              kiosk.center(),
              op.scope(),
              op.event(),
              id ->
                  running
                      .board()
                      .listings()
                      .find(id)
                      .map(Listing::content)
                      .or(() -> Optional.ofNullable(published.get(id))));
      if (objection.isEmpty()
          && op.event() instanceof ListingEvent.ListingPublished(var id, var content, _)) {
        published.put(id, content);
      }
      return objection.map(Rights.Objection::name);
    };
  }

  private HubSync.Refusals refusals() {
    return new HubSync.Refusals() {
      @Override
      public void refused(ChainId chain, long seq, String reason) {
        world().refused(chain, seq, reason);
      }

      @Override
      public void taken(ChainId chain) {}
    };
  }
}
