package tsudoi.system.sim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.RequestBody;

/// One kiosk's line to the hub. Messages cross it as their bytes, whole or in part, once, twice, late
/// or never; and while one is under way the world goes on.
final class SimLine implements HubLink {
  /// What becomes of one request and its answer.
  enum Fate {
    BOTH_ARRIVE,
    REQUEST_LOST,
    REQUEST_CUT,
    REQUEST_TWICE,
    REQUEST_LATE,
    ANSWER_LOST,
    ANSWER_CUT,
    HALF_OPEN
  }

  private final World world;
  private final SimKiosk kiosk;
  private final Software software;
  private final MessageCodec codec = new MessageCodec();

  SimLine(World world, SimKiosk kiosk, Software software) {
    this.world = world;
    this.kiosk = kiosk;
    this.software = software;
  }

  @Override
  public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
    world.meanwhile();
    requireAlive();
    if (kiosk.lineCut()) {
      throw new LineDown("no line");
    }
    byte[] request = packed(ask, batches);
    byte[] answer = deliver(request, world.trouble().onTheLine());
    world.meanwhile();
    requireAlive();
    return read(answer);
  }

  private byte[] packed(Message.Ask ask, Batches batches) throws LineDown {
    try (RequestBody body = new RequestBody(codec, ask, batches)) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new LineDown("not packed", e);
    }
  }

  /// An answer counts as far as it came.
  private Answer read(byte[] bytes) throws LineDown {
    try {
      MessageReader reader =
          new MessageReader(codec, new ByteArrayInputStream(bytes), 2 * Message.PAGES_MAX);
      if (!(reader.next().orElse(null) instanceof Message.Marks marks)) {
        throw new LineDown("no marks");
      }
      return new Answer() {
        @Override
        public Message.Marks marks() {
          return marks;
        }

        @Override
        public Optional<Message.Page> nextPage() throws LineDown {
          try {
            return reader.next().map(Message.Page.class::cast);
          } catch (IOException | MalformedMessage e) {
            throw new LineDown("the answer is cut", e);
          }
        }
      };
    } catch (IOException | MalformedMessage e) {
      throw new LineDown("the answer is cut", e);
    }
  }

  private byte[] deliver(byte[] request, Fate fate) throws LineDown {
    return switch (fate) {
      case BOTH_ARRIVE -> answer(request);
      case REQUEST_LOST -> throw new LineDown("the request is lost");
      case REQUEST_CUT -> {
        int length = world.chance().nextInt(request.length);
        answer(Arrays.copyOf(request, length));
        throw new Violation(
            Invariant.HALF_IS_NOTHING, "the hub took " + length + " of " + request.length);
      }
      case REQUEST_TWICE -> {
        answer(request);
        world.meanwhile();
        yield answer(request);
      }
      case REQUEST_LATE -> {
        world.later(() -> answer(request));
        throw new LineDown("timed out");
      }
      case ANSWER_LOST -> {
        answer(request);
        throw new LineDown("the answer is lost");
      }
      case ANSWER_CUT -> {
        byte[] answer = answer(request);
        yield Arrays.copyOf(answer, world.chance().nextInt(answer.length));
      }
      case HALF_OPEN -> {
        answer(request);
        world.pass(30_000);
        world.meanwhile();
        world.meanwhile();
        throw new LineDown("timed out");
      }
    };
  }

  private byte[] answer(byte[] request) throws LineDown {
    return world.hub().answer(software.writer(), request);
  }

  /// The kiosk may have died while the message was under way.
  private void requireAlive() {
    if (!kiosk.runs(software)) {
      throw new Died(software);
    }
  }
}
