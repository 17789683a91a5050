package tsudoi.system.sim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tsudoi.op.Writer;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.RequestBody;

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

  private record ToCity(SimKiosk kiosk, Writer writer, byte[] request) {}

  private record ToKiosk(SimKiosk kiosk, byte[] answer) {}

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
    Iterator<Message.Batch> batches = saying.batches().iterator();
    try (RequestBody body =
        new RequestBody(
            codec,
            saying.ask(),
            () -> batches.hasNext() ? Optional.of(batches.next()) : Optional.empty())) {
      keep(toCity, new ToCity(kiosk, at.writer(), body.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("what was said can be packed", e);
    }
    return saying.ops() + " ops";
  }

  private String readAtHub(ToCity stick) {
    world.trouble().strikes(Fault.CARRIED);
    try {
      byte[] answer = world.hub().answer(stick.writer(), stick.request());
      keep(toKiosk, new ToKiosk(stick.kiosk(), answer));
      return "answered";
    } catch (LineDown e) {
      return "refused: " + e.getMessage();
    }
  }

  private String readAtKiosk(ToKiosk stick) {
    world.trouble().strikes(Fault.CARRIED);
    try {
      MessageReader reader =
          new MessageReader(codec, new ByteArrayInputStream(stick.answer()), 2 * Message.PAGES_MAX);
      Message.Marks marks = (Message.Marks) reader.next().orElseThrow();
      List<Message.Page> pages = new ArrayList<>();
      Optional<Message> next = reader.next();
      while (next.isPresent()) {
        pages.add((Message.Page) next.get());
        next = reader.next();
      }
      KioskSync.Heard heard = stick.kiosk().sync().hear(marks, pages);
      if (stick.kiosk().unsent() == 0) {
        world.oracle().checkSent(stick.kiosk());
      }
      return heard.toString();
    } catch (IOException | MalformedMessage e) {
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
