package tsudoi.system.sim;

import java.util.Arrays;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;

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
  public Message.Marks push(Message.Push push) throws LineDown {
    return exchange(SimHub.Door.OPS, push, Message.Marks.class);
  }

  @Override
  public Message.Feed feed(Message.Ask ask) throws LineDown {
    return exchange(SimHub.Door.FEED, ask, Message.Feed.class);
  }

  private <M extends Message> M exchange(SimHub.Door door, Message request, Class<M> type)
      throws LineDown {
    world.meanwhile();
    requireAlive();
    if (kiosk.lineCut()) {
      throw new LineDown("no line");
    }
    Fate fate = world.trouble().onTheLine();
    byte[] answer = deliver(door, codec.encode(request), fate);
    world.meanwhile();
    requireAlive();
    try {
      return codec.decode(answer, type);
    } catch (MalformedMessage e) {
      throw new LineDown("the answer is cut", e);
    }
  }

  private byte[] deliver(SimHub.Door door, byte[] request, Fate fate) throws LineDown {
    return switch (fate) {
      case BOTH_ARRIVE -> answer(door, request);
      case REQUEST_LOST -> throw new LineDown("the request is lost");
      case REQUEST_CUT -> {
        int length = world.chance().nextInt(request.length);
        answer(door, Arrays.copyOf(request, length));
        throw new Violation(
            Invariant.HALF_IS_NOTHING, "the hub took " + length + " of " + request.length);
      }
      case REQUEST_TWICE -> {
        answer(door, request);
        world.meanwhile();
        yield answer(door, request);
      }
      case REQUEST_LATE -> {
        world.later(() -> answer(door, request));
        throw new LineDown("timed out");
      }
      case ANSWER_LOST -> {
        answer(door, request);
        throw new LineDown("the answer is lost");
      }
      case ANSWER_CUT -> {
        byte[] answer = answer(door, request);
        yield Arrays.copyOf(answer, world.chance().nextInt(answer.length));
      }
      case HALF_OPEN -> {
        answer(door, request);
        world.pass(30_000);
        world.meanwhile();
        world.meanwhile();
        throw new LineDown("timed out");
      }
    };
  }

  private byte[] answer(SimHub.Door door, byte[] request) throws LineDown {
    return world.hub().answer(door, software.writer(), request);
  }

  /// The kiosk may have died while the message was under way.
  private void requireAlive() {
    if (!kiosk.runs(software)) {
      throw new Died(software);
    }
  }
}
