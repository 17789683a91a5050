package tsudoi.upkeep;

import java.io.IOException;
import java.nio.file.Path;

/// A copy was not begun, because the disk it should go to has too little room.
public final class TooLittleRoom extends IOException {
  private static final long serialVersionUID = 1;

  TooLittleRoom(Path folder, long neededBytes, long usableBytes) {
    super("%s needs %d bytes of room and has %d".formatted(folder, neededBytes, usableBytes));
  }
}
