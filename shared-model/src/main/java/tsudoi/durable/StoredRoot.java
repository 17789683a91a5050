package tsudoi.durable;

import org.eclipse.serializer.reference.Lazy;
import org.jspecify.annotations.Nullable;

/// The root of the stored graph.
final class StoredRoot {
  private static final long FORMAT = 2;

  final long format;

  /// A piece that holds a [State].
  final StoredBytes state;

  @Nullable Object[] journals;
  @Nullable Object[] tables;

  /// One of every stored type, so that the type dictionary is complete when the store is created:
  /// it is rewritten in place whenever a type is met for the first time, and a power cut in that
  /// moment would cost the whole store.
  final Object[] kinds;

  StoredRoot(State state) {
    this.format = FORMAT;
    this.state = new StoredBytes(state.piece().bytes());
    this.journals = new Object[8];
    this.tables = new Object[8];
    StoredChapter chapter = new StoredChapter();
    chapter.segments[0] = Lazy.Reference(new StoredBytes(StoredBytes.NONE));
    StoredJournal journal = new StoredJournal(StoredBytes.NONE);
    journal.chapters[0] = chapter;
    this.kinds = new Object[] {journal, new StoredTable(StoredBytes.NONE)};
  }

  boolean isReadable() {
    return format == FORMAT;
  }
}
