package tsudoi.listing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;

/// An op that wrote something of a listing's content.
record Edit(Stamp stamp, Actor actor, Deed deed, List<OpId> replaces) {
  sealed interface Deed {
    record Wrote(ListingContent content, boolean published) implements Deed {}

    record Kept(Part part) implements Deed {}
  }

  /// The last of edits that each replaced the one before and nothing else, drafts before
  /// publications: most listings have nothing to merge.
  ///
  /// @param edits in the order of their stamps
  static Optional<Edit> lastInLine(Collection<Edit> edits) {
    Set<OpId> known = new HashSet<>();
    edits.forEach(edit -> known.add(edit.op()));
    Optional<Edit> last = Optional.empty();
    for (Edit edit : edits) {
      Set<OpId> below = new HashSet<>(edit.replaces());
      below.retainAll(known);
      boolean inLine =
          edit.content().isPresent()
              && below.equals(last.map(before -> Set.of(before.op())).orElse(Set.of()))
              && (edit.isPublic() || last.filter(Edit::isPublic).isEmpty());
      if (!inLine) {
        return Optional.empty();
      }
      last = Optional.of(edit);
    }
    return last;
  }

  OpId op() {
    return stamp.op();
  }

  /// Whether everybody gets it, so that it may count for what the public sees.
  boolean isPublic() {
    return switch (deed) {
      case Deed.Wrote(_, boolean published) -> published;
      case Deed.Kept _ -> op().chain().scope().equals(Scope.CITY);
    };
  }

  Change.Kind kind() {
    return switch (deed) {
      case Deed.Wrote(_, boolean published) ->
          published ? Change.Kind.PUBLISHED : Change.Kind.DRAFTED;
      case Deed.Kept _ -> Change.Kind.KEPT;
    };
  }

  Optional<ListingContent> content() {
    return deed instanceof Deed.Wrote(var content, _) ? Optional.of(content) : Optional.empty();
  }
}
