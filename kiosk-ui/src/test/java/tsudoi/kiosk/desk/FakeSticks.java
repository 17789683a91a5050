package tsudoi.kiosk.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsudoi.carry.MountedSticks;
import tsudoi.carry.Sticks;

/// Sticks that a test plugs in: folders.
public final class FakeSticks implements Sticks {
  private final List<Stick> plugged = new ArrayList<>();

  public void plug(Path folder) {
    plugged.add(new Stick(folder, folder.getFileName().toString(), 900L << 20));
  }

  @Override
  public List<Stick> plugged() {
    return List.copyOf(plugged);
  }

  @Override
  public List<Found> bundles(Stick stick) {
    return new MountedSticks(Optional.empty()).bundles(stick);
  }
}
