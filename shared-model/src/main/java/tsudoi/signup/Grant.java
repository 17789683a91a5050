package tsudoi.signup;

import java.util.UUID;
import tsudoi.op.Writer;

/// Unused places handed to another holder, counted once by its id wherever it is seen: in the
/// giver's op, or inside a signed join code that reached the hub first.
public record Grant(UUID id, Writer to, int places) {
  public Grant {
    if (places < 1) {
      throw new IllegalArgumentException("a grant has places: " + places);
    }
  }
}
