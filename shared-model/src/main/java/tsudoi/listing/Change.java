package tsudoi.listing;

import java.util.List;
import java.util.Optional;
import tsudoi.op.Actor;
import tsudoi.op.Stamp;

/// One edit of a listing's history: who changed which parts from what to what.
///
/// @param before what its author saw; empty for the first edit
/// @param parts the parts that it changed, or the one whose value it kept
public record Change(
    Kind kind,
    Stamp stamp,
    Actor actor,
    Optional<ListingContent> before,
    ListingContent after,
    List<Part> parts) {
  public Change {
    parts = List.copyOf(parts);
  }

  /// What kind of edit it was.
  public enum Kind {
    DRAFTED,
    PUBLISHED,
    KEPT
  }
}
