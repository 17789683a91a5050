package tsudoi.durable;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The journals and tables of an open store. One thread changes them; anybody reads what was
/// published. What changed goes to Eclipse Store at the next checkpoint.
final class Contents {
  private final StoredRoot root;
  private final UUID store;
  private final Map<String, Journal> journals = new ConcurrentHashMap<>();
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final Set<Journal> journalsToWrite = new LinkedHashSet<>();
  private final Set<Table> tablesToWrite = new LinkedHashSet<>();
  private final Rewrites rewrites = new Rewrites();
  private final Set<Journal> unpublishedJournals = new LinkedHashSet<>();
  private final Set<Table> unpublishedTables = new LinkedHashSet<>();
  private long recordBytes;

  private Contents(StoredRoot root, State state) {
    this.root = root;
    this.store = state.store();
    this.recordBytes = state.recordBytes();
  }

  /// @throws StoreDamaged when what is stored is not what its state says
  static Contents read(StoredRoot root) {
    State state = State.of(Piece.read(root.state.bytes));
    Contents contents = new Contents(root, state);
    contents.readRoot();
    State found = contents.state(state.number(), state.session(), state.backup());
    if (!state.describes(found)) {
      throw new StoreDamaged("the store holds " + found + ", not " + state);
    }
    return contents;
  }

  private void readRoot() {
    for (Object stored : root.journals) {
      if (stored instanceof StoredJournal some) {
        Journal journal = Journal.read(store, some);
        journals.put(journal.name(), journal);
      }
    }
    for (Object stored : root.tables) {
      if (stored instanceof StoredTable some) {
        Table table = Table.read(store, some);
        tables.put(table.name(), table);
      }
    }
  }

  UUID store() {
    return store;
  }

  Map<String, Journal> journals() {
    return journals;
  }

  Map<String, Table> tables() {
    return tables;
  }

  State state(long number, UUID session, boolean backup) {
    Map<String, Long> records = new TreeMap<>();
    journals.forEach((name, journal) -> records.put(name, journal.added()));
    Map<String, Long> pages = new TreeMap<>();
    Map<String, Long> digests = new TreeMap<>();
    tables.forEach((name, table) -> {
      pages.put(name, (long) table.size());
      digests.put(name, table.digest());
    });
    return new State(store, number, session, backup, recordBytes, records, pages, digests);
  }

  /// How many records a journal has, 0 when there is none.
  long added(String name) {
    Journal known = journals.get(name);
    return known == null ? 0 : known.added();
  }

  /// How much what lives takes.
  long bytes() {
    return recordBytes + tables.values().stream().mapToLong(Table::bytes).sum();
  }

  // What the writer does.

  /// Makes changes that readers do not see yet.
  void stage(List<Change> changes) {
    for (Change change : changes) {
      change.appends().forEach(append -> add(append.journal(), append.bytes()));
      change.puts().forEach(put -> put(put.table(), put.key(), put.value()));
      for (Delete delete : change.deletes()) {
        if (tables.containsKey(delete.table())) {
          table(delete.table()).delete(delete.key());
        }
      }
    }
  }

  void add(String name, byte[] record) {
    journal(name).add(record);
    recordBytes += Frames.length(record);
  }

  void put(String name, byte[] key, byte[] value) {
    table(name).put(key, value);
  }

  /// Lets readers see what was staged.
  void publish() {
    unpublishedJournals.forEach(Journal::publish);
    unpublishedJournals.clear();
    unpublishedTables.forEach(Table::publish);
    unpublishedTables.clear();
  }

  private Journal journal(String name) {
    Journal journal = journals.computeIfAbsent(name, this::newJournal);
    journalsToWrite.add(journal);
    unpublishedJournals.add(journal);
    return journal;
  }

  private Table table(String name) {
    Table table = tables.computeIfAbsent(name, this::newTable);
    tablesToWrite.add(table);
    unpublishedTables.add(table);
    return table;
  }

  private Journal newJournal(String name) {
    Journal journal = Journal.empty(store, name);
    root.journals = entered(root.journals, journal.stored(), journals.size());
    rewrites.add(journal.stored());
    return journal;
  }

  private Table newTable(String name) {
    Table table = Table.empty(store, name);
    root.tables = entered(root.tables, table.stored(), tables.size());
    rewrites.add(table.stored());
    return table;
  }

  private @Nullable Object[] entered(@Nullable Object[] list, Object stored, int at) {
    @Nullable Object[] roomy = list;
    if (at == list.length) {
      roomy = Arrays.copyOf(list, at * 2);
      rewrites.add(root);
    }
    roomy[at] = stored;
    rewrites.add(roomy);
    return roomy;
  }

  /// Takes over a closed segment as it is.
  void adopt(String name, Journal.Closed segment) {
    byte[] bytes = segment.bytes().get();
    journal(name).adopt(bytes, segment.first(), segment.records(), rewrites);
    recordBytes += Piece.read(bytes).body().remaining();
  }

  /// Makes a table hold just these pages.
  void adopt(String name, byte[][] pages) {
    table(name).adopt(pages);
  }

  /// Writes everything that changed as one transaction of Eclipse Store.
  void checkpoint(Engine engine, State state) {
    for (Journal journal : journalsToWrite) {
      journal.write(state.number(), rewrites);
    }
    for (Table table : tablesToWrite) {
      table.write(state.number(), rewrites);
    }
    root.state.bytes = state.piece().bytes();
    rewrites.add(root.state);
    engine.store(rewrites);
    rewrites.clear();
    journalsToWrite.forEach(Journal::written);
    journalsToWrite.clear();
    tablesToWrite.clear();
    publish();
  }
}
