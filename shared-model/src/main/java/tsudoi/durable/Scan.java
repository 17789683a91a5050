package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Looks through a data file for pieces without the help of Eclipse Store.
final class Scan {
  private final Map<String, NavigableMap<Long, Segment>> segments = new HashMap<>();
  private Optional<State> newest = Optional.empty();
  private int damaged;
  private long pieceBytes;

  private record Segment(int records, Segments.Place place) {}

  /// A piece, and where it begins in its file.
  record Placed(Path file, int offset, int length, Piece piece) {
    Segments.Place place() {
      return new Segments.Place(file, offset, length);
    }
  }

  /// Shows the visitor each piece with a whole header, in the order of the file.
  ///
  /// @return how often something began like a piece and was none
  static int pieces(Path file, byte[] bytes, Consumer<Placed> visitor) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int broken = 0;
    int at = 0;
    while (at <= bytes.length - Piece.HEADER_BYTES_MIN) {
      if (!isMagic(bytes, at)) {
        at++;
        continue;
      }
      int offset = at;
      Optional<Piece> piece = Piece.find(buffer.position(at));
      if (piece.isPresent()) {
        at = buffer.position();
        visitor.accept(new Placed(file, offset, at - offset, piece.get()));
      } else {
        broken++;
        at++;
      }
    }
    return broken;
  }

  private static boolean isMagic(byte[] bytes, int at) {
    return bytes[at] == Piece.MAGIC[0]
        && Arrays.equals(bytes, at, at + Piece.MAGIC.length, Piece.MAGIC, 0, Piece.MAGIC.length);
  }

  /// Checks every piece in the committed part of a data file.
  void check(Path file, byte[] committed) {
    int broken = pieces(file, committed, this::check); // counts others meanwhile
    damaged += broken;
  }

  private void check(Placed placed) {
    Piece piece = placed.piece();
    pieceBytes += piece.body().remaining();
    try {
      switch (piece.kind()) {
        case SEGMENT -> {
          checkFrames(piece);
          segments
              .computeIfAbsent(piece.name(), _ -> new TreeMap<>())
              .put(piece.at(), new Segment(piece.count(), placed.place()));
        }
        case TAIL -> checkFrames(piece);
        case PAGE -> Page.verify(piece.bodyBytes());
        case STATE -> newest = Optional.of(State.of(piece));
      }
    } catch (StoreDamaged e) {
      damaged++;
    }
  }

  private static void checkFrames(Piece piece) {
    ByteBuffer frames = piece.body().duplicate();
    for (int i = 0; i < piece.count(); i++) {
      Frames.verify(frames);
    }
    if (frames.hasRemaining()) {
      throw new StoreDamaged("a piece is longer than its records");
    }
  }

  /// The last state that a file holds, whole or not committed.
  static Optional<State> lastState(Path file, byte[] bytes) {
    Scan scan = new Scan();
    var _ =
        pieces(
            file,
            bytes,
            placed -> {
              if (placed.piece().kind() == Piece.Kind.STATE) {
                scan.check(placed);
              }
            });
    return scan.newest;
  }

  int damaged() {
    return damaged;
  }

  long pieceBytes() {
    return pieceBytes;
  }

  Optional<State> newest() {
    return newest;
  }

  /// Where a closed segment lies.
  Optional<Segments.Place> segment(String journal, long first) {
    NavigableMap<Long, Segment> known = segments.get(journal);
    return known == null
        ? Optional.empty()
        : Optional.ofNullable(known.get(first)).map(Segment::place);
  }

  /// Whether closed segments hold every record of a journal up to a position.
  boolean covers(String journal, long sealed) {
    long reached = 0;
    for (Map.Entry<Long, Segment> segment :
        segments.getOrDefault(journal, new TreeMap<>()).entrySet()) {
      if (segment.getKey() > reached) {
        break;
      }
      reached = Math.max(reached, segment.getKey() + segment.getValue().records());
    }
    return reached >= sealed;
  }
}
