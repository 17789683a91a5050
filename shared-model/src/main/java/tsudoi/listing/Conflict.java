package tsudoi.listing;

import java.util.List;
import tsudoi.op.Actor;
import tsudoi.op.Stamp;

/// One part of a listing that people who did not know of each other's edits gave different values:
/// a question for a person. Until it is answered, the first side stands.
///
/// @param sides at least two, with different values
public record Conflict(Part part, List<Side> sides) {
  public Conflict {
    sides = List.copyOf(sides);
  }

  public Side standing() {
    return sides.getFirst();
  }

  /// Whether another question offers the same values by the same people, with whatever changed
  /// around them.
  public boolean asksTheSame(Conflict other) {
    return part.equals(other.part)
        && sides.stream()
            .map(Side::stamp)
            .toList()
            .equals(other.sides.stream().map(Side::stamp).toList());
  }

  /// One of the values and who wrote it.
  ///
  /// @param content the listing as it is with this value
  /// @param draft whether the value was saved and never published
  public record Side(ListingContent content, Stamp stamp, Actor actor, boolean draft) {}
}
