package tsudoi.oplog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tsudoi.op.OpId;
import tsudoi.op.Scope;

/// The keyring in memory, by name, by the op that carries a record, and by whom it is about.
final class KeyIndex {
  private record Subject(Scope scope, KeyEntry.Kind kind, UUID subject) {}

  private final Map<String, KeyEntry> byName = new LinkedHashMap<>();
  private final Map<OpId, List<String>> byCarrier = new HashMap<>();
  private final Map<Subject, List<String>> bySubject = new HashMap<>();

  void put(KeyEntry key) {
    KeyEntry before = byName.put(key.name(), key);
    if (before != null) {
      byCarrier.getOrDefault(before.carrier(), new ArrayList<>()).remove(key.name());
    } else {
      bySubject.computeIfAbsent(subject(key), _ -> new ArrayList<>()).add(key.name());
    }
    byCarrier.computeIfAbsent(key.carrier(), _ -> new ArrayList<>()).add(key.name());
  }

  List<KeyEntry> carriedBy(List<OpId> ops) {
    List<KeyEntry> found = new ArrayList<>();
    for (OpId op : ops) {
      for (String name : byCarrier.getOrDefault(op, List.of())) {
        Optional.ofNullable(byName.get(name)).ifPresent(found::add);
      }
    }
    return found;
  }

  /// The newest record about the subject.
  Optional<KeyEntry> find(Scope scope, KeyEntry.Kind kind, UUID subject) {
    List<String> names = bySubject.getOrDefault(new Subject(scope, kind, subject), List.of());
    return names.isEmpty() ? Optional.empty() : Optional.ofNullable(byName.get(names.getLast()));
  }

  List<KeyEntry> all(Scope scope, KeyEntry.Kind kind) {
    return byName.values().stream()
        .filter(key -> key.scope().equals(scope) && key.kind() == kind)
        .toList();
  }

  private static Subject subject(KeyEntry key) {
    return new Subject(key.scope(), key.kind(), key.subject());
  }
}
