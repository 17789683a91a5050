package tsudoi.kiosk.desk;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.listing.ListingId;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;

/// Makes what must never have been there before: ids and secrets.
public record Fresh(Supplier<UUID> ids, RandomGenerator random) {
  public ListingId listing() {
    return new ListingId(ids.get());
  }

  public SignUpId signUp() {
    return new SignUpId(ids.get());
  }

  public UUID person() {
    return ids.get();
  }

  public PassSecret secret() {
    return PassSecret.draw(random);
  }
}
