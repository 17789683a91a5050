package tsudoi.carry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The memory sticks that are plugged in.
public interface Sticks {
  /// The end of every bundle's file name.
  String SUFFIX = ".tsudoi";

  /// @param name what people call it: its label
  record Stick(Path folder, String name, long freeBytes) {}

  /// A bundle's file, unread.
  record Found(Path file, long bytes, Instant written) {}

  List<Stick> plugged();

  /// Files on a stick that look like bundles, the newest first.
  List<Found> bundles(Stick stick);
}
