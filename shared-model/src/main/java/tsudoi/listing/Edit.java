package tsudoi.listing;

import java.util.List;
import java.util.Optional;
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
