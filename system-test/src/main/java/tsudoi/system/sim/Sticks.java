package tsudoi.system.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tsudoi.op.Writer;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;

/// Memory sticks in people's pockets: what kiosks packed and what the hub answered, as the messages'
/// bytes, read in any order, any number of times, between rounds over the line. Sealing and signing
/// of the file are left out: nothing here forges one.
final class Sticks {
  private static final int POCKET_MAX = 12;
  private static final long BYTES_MAX = 1 << 20;

  private final World world;
  private final RandomGenerator chance;
  private final MessageCodec codec = new MessageCodec();
  private final List<ToCity> toCity = new ArrayList<>();
  private final List<ToKiosk> toKiosk = new ArrayList<>();

  /// @param pushes each encoded, as is the question before them
  private record ToCity(SimKiosk kiosk, Writer writer, byte[] ask, List<byte[]> pushes) {}

  /// @param told questions and answers in turn
  private record ToKiosk(SimKiosk kiosk, byte[] marks, List<byte[]> told) {}

  Sticks(World world, RandomGenerator chance) {
    this.world = world;
    this.chance = chance;
  }

  /// Somebody packs, carries or reads one.
  void step() {
    SimKiosk kiosk = world.anyKiosk();
    switch (chance.nextInt(3)) {
      case 0 -> world.on(kiosk, "packs a stick", at -> pack(kiosk, at));
      case 1 -> {
        if (!toCity.isEmpty()) {
          ToCity stick = toCity.get(chance.nextInt(toCity.size()));
          world.on(world.hub(), "reads a stick of " + stick.kiosk(), _ -> readAtHub(stick));
        }
      }
      default -> {
        if (!toKiosk.isEmpty()) {
          ToKiosk stick = toKiosk.get(chance.nextInt(toKiosk.size()));
          world.on(stick.kiosk(), "reads a stick", _ -> readAtKiosk(stick));
        }
      }
    }
  }

  private String pack(SimKiosk kiosk, Software at) {
    KioskSync.Saying saying = kiosk.sync().say(BYTES_MAX);
    List<byte[]> pushes = saying.pushes().stream().map(codec::encode).toList();
    keep(toCity, new ToCity(kiosk, at.writer(), codec.encode(saying.ask()), pushes));
    return saying.ops() + " ops";
  }

  private String readAtHub(ToCity stick) {
    world.trouble().strikes(Fault.CARRIED);
    SimHub hub = world.hub();
    try {
      byte[] marks = codec.encode(new Message.Push(List.of(), List.of()));
      marks = hub.answer(SimHub.Door.OPS, stick.writer(), marks);
      for (byte[] push : stick.pushes()) {
        marks = hub.answer(SimHub.Door.OPS, stick.writer(), push);
      }
      List<byte[]> told = new ArrayList<>();
      byte[] ask = stick.ask();
      boolean more = true;
      while (more) {
        byte[] answer = hub.answer(SimHub.Door.FEED, stick.writer(), ask);
        told.add(ask);
        told.add(answer);
        Message.Feed feed = codec.decode(answer, Message.Feed.class);
        more = feed.pages().stream().anyMatch(Message.Page::more);
        ask =
            codec.encode(
                new Message.Ask(
                    feed.pages().stream()
                        .map(page -> new Message.Cursor(page.scope(), feed.hubEpoch(), page.upTo()))
                        .toList()));
      }
      keep(toKiosk, new ToKiosk(stick.kiosk(), marks, told));
      return "answered";
    } catch (LineDown e) {
      return "refused: " + e.getMessage();
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stick keeps its bytes", e);
    }
  }

  private String readAtKiosk(ToKiosk stick) {
    world.trouble().strikes(Fault.CARRIED);
    try {
      List<KioskSync.Told> told = new ArrayList<>();
      for (int at = 0; at < stick.told().size(); at += 2) {
        told.add(
            new KioskSync.Told(
                codec.decode(stick.told().get(at), Message.Ask.class),
                codec.decode(stick.told().get(at + 1), Message.Feed.class)));
      }
      KioskSync.Heard heard =
          stick.kiosk().sync().hear(codec.decode(stick.marks(), Message.Marks.class), told);
      if (stick.kiosk().unsent() == 0) {
        world.oracle().checkSent(stick.kiosk());
      }
      return heard.toString();
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stick keeps its bytes", e);
    }
  }

  private <T> void keep(List<T> pocket, T stick) {
    if (pocket.size() == POCKET_MAX) {
      pocket.remove(chance.nextInt(POCKET_MAX));
    }
    pocket.add(stick);
  }
}
