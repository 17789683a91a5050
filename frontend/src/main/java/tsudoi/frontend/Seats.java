package tsudoi.frontend;

import java.util.List;
import java.util.Optional;

/// What a card says about room for one more person. Every number names the share it belongs to
/// (窓口枠, ネット枠). Words are in [RubyNotation].
public sealed interface Seats {
  /// Seats are counted: `taken` of `capacity` in the share named.
  record Counted(String share, int taken, int capacity) implements Seats {
    public Counted {
      if (taken < 0 || capacity < 0) {
        throw new IllegalArgumentException("seats cannot be negative");
      }
    }

    int free() {
      return Math.max(0, capacity - taken);
    }
  }

  /// No seat left; the lines say what one can still do.
  record Full(List<String> lines) implements Seats {
    public Full {
      lines = List.copyOf(lines);
    }
  }

  /// Nothing is counted: no booking needed, helpers wanted. The first word is large.
  record Said(String word, List<String> lines) implements Seats {
    public Said {
      lines = List.copyOf(lines);
    }
  }

  /// The activity will not take place; the card stays where it was.
  record Cancelled(Optional<String> reason) implements Seats {}
}
