package tsudoi.rules.seeded.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Breaks: the model touches neither files nor the network.
class ListingThatReadsAFile {
  String title() throws IOException {
    return Files.readString(Path.of("title"));
  }
}
