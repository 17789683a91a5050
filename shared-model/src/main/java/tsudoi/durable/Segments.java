package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.serializer.reference.Lazy;
import org.jspecify.annotations.Nullable;

/// The closed segments of a generation, to be read.
///
/// What opening has found in the data files is read from there, by any number of threads at once and
/// without a turn on Eclipse Store's only one; that is safe because data files are only ever
/// appended to. What was closed since then is asked of Eclipse Store. Readers walk through a segment
/// in many small steps, so those read last are kept.
final class Segments {
  private static final int IN_MEMORY = 16;

  /// Where a piece lies.
  record Place(Path file, long offset, int length) {}

  private final Engine engine;
  private final Scan found;
  private final Map<Lazy<StoredBytes>, byte[]> recent = new Recent();

  /// @param found at opening
  Segments(Engine engine, Scan found) {
    this.engine = engine;
    this.found = found;
  }

  /// The piece with the records of a journal from a position on; the caller checks what it is.
  byte[] load(String journal, long first, Lazy<StoredBytes> segment) {
    byte[] known = recent(segment);
    if (known != null) {
      return known;
    }
    Optional<Place> place = found.segment(journal, first);
    byte[] bytes = place.isPresent() ? read(place.get()) : engine.load(segment);
    remember(segment, bytes);
    return bytes;
  }

  private static byte[] read(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    try (FileChannel file = FileChannel.open(place.file(), StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && file.read(bytes, place.offset() + bytes.position()) >= 0) {}
    } catch (IOException e) {
      throw new StoreDamaged("a data file cannot be read: " + e, e);
    }
    if (bytes.hasRemaining()) {
      throw new StoreDamaged("a data file has become shorter: " + place.file().getFileName());
    }
    return bytes.array();
  }

  private byte @Nullable [] recent(Lazy<StoredBytes> segment) {
    synchronized (recent) {
      return recent.get(segment);
    }
  }

  private void remember(Lazy<StoredBytes> segment, byte[] bytes) {
    synchronized (recent) {
      recent.put(segment, bytes);
    }
  }

  private static final class Recent extends LinkedHashMap<Lazy<StoredBytes>, byte[]> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(IN_MEMORY, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Lazy<StoredBytes>, byte[]> eldest) {
      return size() > IN_MEMORY;
    }
  }
}
