package tsudoi.listing;

import java.util.List;
import tsudoi.op.Event;
import tsudoi.op.OpId;

/// What happens to listings. Drafts stand in the center's scope, all else in `city`.
public sealed interface ListingEvent extends Event {
  ListingId listing();

  /// A manager saved work in progress.
  ///
  /// @param replaces the ops whose values this edit replaces
  record ListingDrafted(ListingId listing, ListingContent content, List<OpId> replaces)
      implements ListingEvent {
    public ListingDrafted {
      replaces = List.copyOf(replaces);
    }
  }

  /// The whole public snapshot, at first publication and at every later change.
  record ListingPublished(ListingId listing, ListingContent content, List<OpId> replaces)
      implements ListingEvent {
    public ListingPublished {
      replaces = List.copyOf(replaces);
    }
  }

  /// Somebody was asked which of several values of a part is right and kept the one that stands.
  /// Stands in `city` where published values are given up, else with the center.
  ///
  /// @param part as [Part#name] writes it
  /// @param replaces the ops whose other values of the part are given up
  record ValueKept(ListingId listing, String part, List<OpId> replaces) implements ListingEvent {
    public ValueKept {
      replaces = List.copyOf(replaces);
    }
  }

  /// 中止 of everything that is still to come. It stays visible as cancelled.
  record ListingCancelled(ListingId listing, Words reason) implements ListingEvent {}

  /// 中止 of one date.
  record OccurrenceCancelled(OccurrenceId occurrence, Words reason) implements ListingEvent {
    @Override
    public ListingId listing() {
      return occurrence.listing();
    }
  }
}
