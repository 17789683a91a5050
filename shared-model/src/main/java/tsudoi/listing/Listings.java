package tsudoi.listing;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;

/// All listings, folded. From several edits that nobody has replaced yet the greatest
/// (hlc, replica, epoch, seq) stands.
public final class Listings implements Projection {
  private final Map<ListingId, Entry> entries = new HashMap<>();

  @Override
  public void clear() {
    entries.clear();
  }

  @Override
  public void apply(Op op) {
    if (!(op.event() instanceof ListingEvent event)) {
      return;
    }
    Entry entry = entries.computeIfAbsent(event.listing(), Entry::new);
    switch (event) {
      case ListingEvent.ListingDrafted(_, var content, var replaces) ->
          entry.edit(op.stamp(), content, replaces, false);
      case ListingEvent.ListingPublished(_, var content, var replaces) ->
          entry.edit(op.stamp(), content, replaces, true);
      case ListingEvent.ListingCancelled(_, var reason) ->
          entry.cancelled = first(entry.cancelled, new Reason(op.stamp(), reason));
      case ListingEvent.OccurrenceCancelled(var occurrence, var reason) ->
          entry.cancelledDates.merge(
              occurrence.originalStart(), new Reason(op.stamp(), reason), Reason::first);
    }
    entry.folded = Optional.empty();
  }

  /// Published listings and cancelled ones, in no order.
  public List<Listing> published() {
    return entries.values().stream()
        .map(Entry::listing)
        .flatMap(Optional::stream)
        .filter(Listing::published)
        .toList();
  }

  /// Published listings and drafts, in no order.
  public List<Listing> all() {
    return entries.values().stream().map(Entry::listing).flatMap(Optional::stream).toList();
  }

  public Optional<Listing> find(ListingId id) {
    return Optional.ofNullable(entries.get(id)).flatMap(Entry::listing);
  }

  private static Optional<Reason> first(Optional<Reason> a, Reason b) {
    return Optional.of(a.map(reason -> reason.first(b)).orElse(b));
  }

  private record Edit(ListingContent content, boolean published) {}

  private record Reason(Stamp stamp, Words words) {
    Reason first(Reason other) {
      return stamp.compareTo(other.stamp) <= 0 ? this : other;
    }
  }

  private static final class Entry {
    private final ListingId id;
    private final NavigableMap<Stamp, Edit> edits = new TreeMap<>();
    private final Set<OpId> replaced = new HashSet<>();
    private final Map<LocalDateTime, Reason> cancelledDates = new HashMap<>();
    private Optional<Reason> cancelled = Optional.empty();
    private Optional<Listing> folded = Optional.empty();

    Entry(ListingId id) {
      this.id = id;
    }

    void edit(Stamp stamp, ListingContent content, Collection<OpId> replaces, boolean published) {
      edits.put(stamp, new Edit(content, published));
      replaced.addAll(replaces);
    }

    Optional<Listing> listing() {
      if (folded.isEmpty()) {
        folded = fold();
      }
      return folded;
    }

    /// A published edit is never hidden by a draft: the public sees the newest publication until
    /// the next one.
    private Optional<Listing> fold() {
      return standing(true)
          .or(() -> standing(false))
          .map(stamp -> {
            Edit edit = java.util.Objects.requireNonNull(edits.get(stamp));
            Map<LocalDateTime, Words> dates = new HashMap<>();
            cancelledDates.forEach((start, reason) -> dates.put(start, reason.words));
            return new Listing(
                id, edit.content, stamp.op(), edit.published, cancelled.map(Reason::words), dates);
          });
    }

    private Optional<Stamp> standing(boolean published) {
      Optional<Stamp> greatest = Optional.empty();
      for (Map.Entry<Stamp, Edit> edit : edits.descendingMap().entrySet()) {
        if (edit.getValue().published == published) {
          if (!replaced.contains(edit.getKey().op())) {
            return Optional.of(edit.getKey());
          }
          greatest = greatest.or(() -> Optional.of(edit.getKey()));
        }
      }
      return greatest;
    }
  }
}
