package tsudoi.listing;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Hlc;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.op.Writer;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Standing;

/// All listings, folded. Edits that did not know of each other are merged part by part, and where
/// both changed the same part differently the listing has a [Conflict] for a person to settle.
public final class Listings implements Projection {
  /// Stands in for the op that comes next, after all others.
  private static final Stamp NEXT =
      new Stamp(
          new Hlc(Long.MAX_VALUE),
          new OpId(
              new ChainId(
                  new Writer(new ReplicaId(new UUID(-1, -1)), new Epoch(new UUID(-1, -1))),
                  Scope.CITY),
              Long.MAX_VALUE));

  private final Map<ListingId, Entry> entries = new HashMap<>();
  private final Set<OpId> setAside = new HashSet<>();

  @Override
  public void clear() {
    entries.clear();
    setAside.clear();
  }

  @Override
  public void apply(Op op) {
    if (op.event() instanceof ListingEvent event) {
      apply(op, event);
    }
  }

  /// An edit that is left out leaves those that replace it without an ancestor for good: they wait
  /// for it no longer.
  @Override
  public void leaveOut(Op op, Standing standing) {
    if (op.event() instanceof ListingEvent event && setAside.add(op.id())) {
      entry(event.listing()).ifPresent(entry -> entry.folded = Optional.empty());
    }
  }

  private void apply(Op op, ListingEvent event) {
    Entry entry = entries.computeIfAbsent(event.listing(), Entry::new);
    switch (event) {
      case ListingEvent.ListingDrafted(_, var content, var replaces) ->
          entry.edit(op, new Edit.Deed.Wrote(content, false), replaces);
      case ListingEvent.ListingPublished(_, var content, var replaces) ->
          entry.edit(op, new Edit.Deed.Wrote(content, true), replaces);
      case ListingEvent.ValueKept(_, var part, var replaces) ->
          Part.read(part).ifPresent(known -> entry.edit(op, new Edit.Deed.Kept(known), replaces));
      case ListingEvent.ListingCancelled(_, var reason) ->
          entry.cancelled = first(entry.cancelled, new Reason(op.stamp(), reason));
      case ListingEvent.OccurrenceCancelled(var occurrence, var reason) ->
          entry.cancelledDates.merge(
              occurrence.originalStart(), new Reason(op.stamp(), reason), Reason::first);
    }
    entry.folded = Optional.empty();
  }

  /// Published listings and cancelled ones as everybody sees them, in no order: the same on every
  /// replica, whatever drafts there are beside.
  public List<Listing> published() {
    return entries.values().stream()
        .flatMap(entry -> entry.folded(setAside).published.stream())
        .toList();
  }

  /// Published listings and drafts as their center sees them, in no order.
  public List<Listing> all() {
    return entries.values().stream()
        .flatMap(entry -> entry.folded(setAside).listing.stream())
        .toList();
  }

  /// A listing as its center sees it, with what drafts say otherwise.
  public Optional<Listing> find(ListingId id) {
    return entry(id).flatMap(entry -> entry.folded(setAside).listing);
  }

  /// Every edit of a listing that is known here, the first one first.
  public List<Change> history(ListingId id) {
    return entry(id).map(entry -> entry.merge(setAside).history()).orElse(List.of());
  }

  /// What the listing will say after an edit by somebody who had seen these ops.
  public ListingContent after(ListingId id, ListingContent content, List<OpId> seen) {
    List<Edit> edits = new ArrayList<>();
    entry(id).ifPresent(entry -> edits.addAll(entry.edits.values()));
    edits.add(new Edit(NEXT, Actor.DEVICE, new Edit.Deed.Wrote(content, true), seen));
    return Merge.of(edits, setAside).content().orElse(content);
  }

  /// The content with what an edit changed put back; empty when somebody has changed one of the same
  /// parts since, or when there is nothing to put back.
  public Optional<ListingContent> without(ListingId id, OpId edit) {
    return entry(id).flatMap(entry -> entry.without(edit, setAside));
  }

  private Optional<Entry> entry(ListingId id) {
    return Optional.ofNullable(entries.get(id));
  }

  private static Optional<Reason> first(Optional<Reason> a, Reason b) {
    return Optional.of(a.map(reason -> reason.first(b)).orElse(b));
  }

  private record Reason(Stamp stamp, Words words) {
    Reason first(Reason other) {
      return stamp.compareTo(other.stamp) <= 0 ? this : other;
    }
  }

  /// @param listing as its center sees it
  /// @param published as everybody sees it
  private record Folded(Optional<Listing> listing, Optional<Listing> published) {}

  private static final class Entry {
    private final ListingId id;
    private final NavigableMap<Stamp, Edit> edits = new TreeMap<>();
    private final Map<LocalDateTime, Reason> cancelledDates = new HashMap<>();
    private Optional<Reason> cancelled = Optional.empty();
    private Optional<Folded> folded = Optional.empty();

    Entry(ListingId id) {
      this.id = id;
    }

    void edit(Op op, Edit.Deed deed, List<OpId> replaces) {
      edits.put(op.stamp(), new Edit(op.stamp(), op.actor(), deed, replaces));
    }

    Folded folded(Set<OpId> setAside) {
      Folded known = folded.orElseGet(() -> fold(setAside));
      folded = Optional.of(known);
      return known;
    }

    Merge merge(Set<OpId> setAside) {
      return Merge.of(edits.values(), setAside);
    }

    private Folded fold(Set<OpId> setAside) {
      Optional<Edit> last = Edit.lastInLine(edits.values());
      if (last.isPresent()) {
        Optional<Listing> listing =
            last.flatMap(Edit::content)
                .map(content ->
                    listing(content, List.of(last.get().op()), List.of(), last.get().isPublic()));
        return new Folded(listing, listing.filter(Listing::published));
      }
      Merge merge = merge(setAside);
      Optional<Listing> listing = listing(merge);
      Merge open = merge.published();
      return new Folded(
          listing, open == merge ? listing.filter(Listing::published) : listing(open));
    }

    private Optional<Listing> listing(Merge merge) {
      return merge
          .content()
          .map(content -> listing(content, merge.heads(), merge.conflicts(), merge.isPublished()));
    }

    private Listing listing(
        ListingContent content, List<OpId> current, List<Conflict> conflicts, boolean published) {
      Map<LocalDateTime, Words> dates = new HashMap<>();
      cancelledDates.forEach((start, reason) -> dates.put(start, reason.words));
      return new Listing(
          id, content, current, conflicts, published, cancelled.map(Reason::words), dates);
    }

    Optional<ListingContent> without(OpId edit, Set<OpId> setAside) {
      Merge merge = merge(setAside);
      Optional<ListingContent> now = merge.content();
      return merge.history().stream()
          .filter(change -> change.stamp().op().equals(edit) && !change.parts().isEmpty())
          .filter(change -> change.parts().stream().allMatch(part -> merge.stands(edit, part)))
          .findFirst()
          .flatMap(change ->
              now.flatMap(
                  content -> change.before().map(before -> putBack(content, change, before))))
          .filter(content -> !now.equals(Optional.of(content)));
    }

    private static ListingContent putBack(
        ListingContent content, Change change, ListingContent before) {
      ListingContent back = content;
      for (Part part : change.parts()) {
        back = Merge.with(back, part, before);
      }
      return back;
    }
  }
}
