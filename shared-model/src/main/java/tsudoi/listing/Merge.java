package tsudoi.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;

/// A listing's edits merged part by part.
///
/// An edit *writes* a part when its value differs from what its author saw: the merge of everything
/// that it reaches through `replaces`. Of all writes of a part those stand that no later write
/// reaches. When they agree, that is the value; when not, the greatest stamp stands and the part is
/// in conflict until an edit that reaches all of them writes it again, or keeps it. So an edit that
/// does not touch a part neither takes back nor settles what others did to it.
///
/// For one change against another since their nearest common ancestor this is the three-way merge;
/// it needs no ancestor to be chosen where there are several, or where merges cross. Pure: the same
/// edits give the same answer in whatever order they came.
///
/// What the public sees is the merge of the published edits alone, the same on every replica, since
/// drafts reach only their own center. Over it stands the merge of all edits, which finds drafts
/// that differ from what was published without their author's knowledge.
final class Merge {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<OpId, Node> byOp = new HashMap<>();
  private final Set<OpId> reached = new HashSet<>();
  private final Optional<Merge> published;
  private final Reach top;

  /// One edit with everything that stood when it had been made.
  private record Node(
      int index,
      Edit edit,
      Optional<ListingContent> seen,
      Optional<ListingContent> after,
      List<Part> written,
      Reach reach) {}

  /// Some edits with all that they reach, and the writes that stand above them.
  ///
  /// @param awaited ops that they reach and that are not here yet
  private record Reach(
      BitSet edits, Set<OpId> awaited, Map<Part, NavigableMap<Stamp, Write>> writes) {
    static final Reach NOTHING = new Reach(new BitSet(), Set.of(), Map.of());

    NavigableMap<Stamp, Write> of(Part part) {
      return writes.getOrDefault(part, new TreeMap<>());
    }

    boolean covers(Reach other) {
      BitSet rest = (BitSet) other.edits.clone();
      rest.andNot(edits);
      return rest.isEmpty() && awaited.containsAll(other.awaited);
    }

    /// A write stands unless the other side reaches its edit and has written over it.
    Reach join(Reach other) {
      if (covers(other)) {
        return this;
      }
      if (other.covers(this)) {
        return other;
      }
      BitSet both = (BitSet) edits.clone();
      both.or(other.edits);
      Set<OpId> missing = new HashSet<>(awaited);
      missing.addAll(other.awaited);
      Set<Part> parts = new TreeSet<>(writes.keySet());
      parts.addAll(other.writes.keySet());
      Map<Part, NavigableMap<Stamp, Write>> standing = new TreeMap<>();
      for (Part part : parts) {
        NavigableMap<Stamp, Write> kept = new TreeMap<>();
        keep(kept, this, other, part);
        keep(kept, other, this, part);
        standing.put(part, kept);
      }
      return new Reach(both, Set.copyOf(missing), standing);
    }

    private static void keep(NavigableMap<Stamp, Write> kept, Reach mine, Reach other, Part part) {
      NavigableMap<Stamp, Write> others = other.of(part);
      mine.of(part)
          .forEach((stamp, write) -> {
            if (others.containsKey(stamp) || !other.edits.get(write.index)) {
              kept.put(stamp, write);
            }
          });
    }
  }

  /// A value of one part; without one, the part was emptied.
  private record Write(int index, Edit edit, Optional<Object> value) {}

  /// @param absent ops that were set aside: nobody waits for them
  static Merge of(Collection<Edit> edits, Set<OpId> absent) {
    List<Edit> open = edits.stream().filter(Edit::isPublic).toList();
    boolean published = open.stream().anyMatch(edit -> edit.content().isPresent());
    if (!published) {
      return new Merge(edits, absent, Optional.empty());
    }
    Merge merged = new Merge(open, absent, Optional.empty());
    return open.size() == edits.size() ? merged : new Merge(edits, absent, Optional.of(merged));
  }

  private Merge(Collection<Edit> edits, Set<OpId> absent, Optional<Merge> published) {
    this.published = published;
    boolean drafts = edits.stream().anyMatch(edit -> !edit.isPublic());
    Reach all = Reach.NOTHING;
    for (Edit edit : causally(edits)) {
      Set<OpId> missing = new HashSet<>();
      Reach below = Reach.NOTHING;
      for (OpId replaced : edit.replaces()) {
        Node parent = byOp.get(replaced);
        if (parent != null) {
          below = below.join(parent.reach);
          reached.add(replaced);
        } else if (!absent.contains(replaced)
            && (drafts || replaced.chain().scope().equals(Scope.CITY))) {
          missing.add(replaced);
        }
      }
      Node node = node(edit, below, missing);
      nodes.add(node);
      byOp.put(edit.op(), node);
      all = all.join(node.reach);
    }
    this.top = all;
  }

  /// Every edit after those that it replaces. Who claims to replace what replaces him is put where
  /// his stamp says, so that nonsense has one order too.
  private static List<Edit> causally(Collection<Edit> edits) {
    NavigableMap<Stamp, Edit> waiting = new TreeMap<>();
    Set<OpId> known = new HashSet<>();
    for (Edit edit : edits) {
      waiting.put(edit.stamp(), edit);
      known.add(edit.op());
    }
    List<Edit> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Edit next =
          waiting.values().stream()
              .filter(edit -> edit.replaces().stream().noneMatch(known::contains))
              .findFirst()
              .orElse(waiting.firstEntry().getValue());
      waiting.remove(next.stamp());
      known.remove(next.op());
      ordered.add(next);
    }
    return ordered;
  }

  private Node node(Edit edit, Reach below, Set<OpId> missing) {
    int index = nodes.size();
    Optional<ListingContent> seen = seen(below);
    Map<Part, Object> before = seen.map(Parts::of).orElseGet(Map::of);
    Map<Part, Write> own = new TreeMap<>();
    Optional<ListingContent> after =
        switch (edit.deed()) {
          case Edit.Deed.Wrote(var content, _) -> {
            Map<Part, Object> values = Parts.of(content);
            Stream.concat(before.keySet().stream(), values.keySet().stream())
                .distinct()
                .filter(part ->
                    !Optional.ofNullable(values.get(part))
                        .equals(Optional.ofNullable(before.get(part))))
                .forEach(part ->
                    own.put(part, new Write(index, edit, Optional.ofNullable(values.get(part)))));
            yield Optional.of(content);
          }
          case Edit.Deed.Kept(var part) -> {
            if (seen.isPresent()) {
              own.put(part, new Write(index, edit, Optional.ofNullable(before.get(part))));
            }
            yield seen;
          }
        };
    BitSet edits = (BitSet) below.edits.clone();
    edits.set(index);
    missing.addAll(below.awaited);
    Map<Part, NavigableMap<Stamp, Write>> writes = new TreeMap<>(below.writes);
    own.forEach((part, write) -> writes.put(part, new TreeMap<>(Map.of(edit.stamp(), write))));
    return new Node(
        index,
        edit,
        seen,
        after,
        List.copyOf(own.keySet()),
        new Reach(edits, Set.copyOf(missing), writes));
  }

  /// What somebody looks at who knows these edits: what is published of them, else the draft.
  private Optional<ListingContent> seen(Reach reach) {
    return published
        .flatMap(open -> open.contentOf(open.joined(known(reach))))
        .or(() -> contentOf(reach));
  }

  private Stream<OpId> known(Reach reach) {
    return reach.edits.stream().mapToObj(index -> nodes.get(index).edit.op());
  }

  private Reach joined(Stream<OpId> ops) {
    return ops.flatMap(op -> Optional.ofNullable(byOp.get(op)).stream())
        .map(Node::reach)
        .reduce(Reach.NOTHING, Reach::join);
  }

  private Optional<ListingContent> contentOf(Reach reach) {
    if (reach.writes.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> authors = new HashSet<>();
    Map<Part, Object> values = new TreeMap<>();
    reach.writes.forEach((part, writes) -> {
      Write last = writes.lastEntry().getValue();
      authors.add(last.index);
      last.value.ifPresent(value -> values.put(part, value));
    });
    if (authors.size() == 1) {
      return nodes.get(authors.iterator().next()).after;
    }
    return nodes.get(lastTimes(reach).index).after.map(whole -> Parts.merged(values, whole));
  }

  /// The last write of anything about when: what the times are taken from if they do not fit.
  private static Write lastTimes(Reach reach) {
    return reach.writes.entrySet().stream()
        .filter(entry -> Parts.isTime(entry.getKey()))
        .map(entry -> entry.getValue().lastEntry())
        .max(Map.Entry.comparingByKey())
        .orElseThrow()
        .getValue();
  }

  Optional<ListingContent> content() {
    return seen(top);
  }

  /// The merge of the published edits alone; this one where there are no drafts beside them.
  Merge published() {
    return published.orElse(this);
  }

  /// A value kept is no publication, though it stands where everybody sees it.
  boolean isPublished() {
    return published.isPresent()
        || nodes.stream().anyMatch(node -> node.edit.kind() == Change.Kind.PUBLISHED);
  }

  /// What the next edit replaces, in the order of stamps. A publication names what is published
  /// itself, and not only through a draft that others never get.
  List<OpId> heads() {
    SortedSet<Stamp> heads = new TreeSet<>();
    Stream.concat(Stream.of(this), published.stream())
        .forEach(merge ->
            merge.nodes.stream()
                .map(Node::edit)
                .filter(edit -> !merge.reached.contains(edit.op()))
                .forEach(edit -> heads.add(edit.stamp())));
    return heads.stream().map(Stamp::op).toList();
  }

  /// All edits, the first one first.
  List<Change> history() {
    return nodes.stream()
        .flatMap(node ->
            node.after.stream()
                .map(after ->
                    new Change(
                        node.edit.kind(),
                        node.edit.stamp(),
                        node.edit.actor(),
                        node.seen,
                        after,
                        node.seen.isPresent() ? node.written : List.of())))
        .toList();
  }

  /// Whether an edit's value of a part stands alone: nobody has written the part since.
  boolean stands(OpId edit, Part part) {
    NavigableMap<Stamp, Write> writes = published().top.of(part);
    return writes.size() == 1 && writes.firstKey().op().equals(edit);
  }

  /// The content with a part as it is in other content.
  static ListingContent with(ListingContent content, Part part, ListingContent other) {
    return Parts.with(content, part, Optional.ofNullable(Parts.of(other).get(part)));
  }

  List<Conflict> conflicts() {
    return content().stream().flatMap(this::conflicts).toList();
  }

  private Stream<Conflict> conflicts(ListingContent content) {
    Map<Part, Object> shown = Parts.of(content);
    Set<Part> parts = new TreeSet<>(top.writes.keySet());
    return parts.stream()
        .flatMap(part -> conflict(content, part, Optional.ofNullable(shown.get(part))).stream());
  }

  private Optional<Conflict> conflict(ListingContent content, Part part, Optional<Object> shown) {
    Merge open = published();
    NavigableMap<Stamp, Write> writes = new TreeMap<>(open.top.of(part));
    Set<Set<OpId>> awaited = new HashSet<>();
    writes.values().forEach(write -> awaited.add(open.nodes.get(write.index).reach.awaited));
    if (published.isPresent()) {
      top.of(part)
          .forEach((stamp, write) -> {
            if (write.edit.kind() == Change.Kind.DRAFTED && !write.value.equals(shown)) {
              writes.put(stamp, write);
            }
          });
    }
    if (awaited.size() > 1) {
      return Optional.empty();
    }
    Map<Optional<Object>, Conflict.Side> sides = new LinkedHashMap<>();
    Edit standing =
        writes.descendingMap().values().stream()
            .filter(write -> write.value.equals(shown))
            .findFirst()
            .orElseGet(() -> lastTimes(open.top))
            .edit;
    sides.put(shown, side(content, standing));
    for (Write write : writes.descendingMap().values()) {
      ListingContent other = Parts.with(content, part, write.value);
      if (!other.equals(content)) {
        sides.putIfAbsent(write.value, side(other, write.edit));
      }
    }
    return sides.size() < 2
        ? Optional.empty()
        : Optional.of(new Conflict(part, List.copyOf(sides.values())));
  }

  private static Conflict.Side side(ListingContent content, Edit edit) {
    return new Conflict.Side(content, edit.stamp(), edit.actor(), !edit.isPublic());
  }
}
