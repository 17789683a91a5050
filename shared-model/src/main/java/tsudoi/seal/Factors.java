package tsudoi.seal;

import java.util.Optional;

/// What somebody offers to lock or unlock a private key with.
public record Factors(Optional<String> password, Optional<CardSecret> card) {
  public static final int PASSWORD_CHARACTERS_MAX = 256;

  public static Factors password(String password) {
    return new Factors(Optional.of(password), Optional.empty());
  }

  public static Factors card(CardSecret card) {
    return new Factors(Optional.empty(), Optional.of(card));
  }

  public Factors and(CardSecret secret) {
    return new Factors(password, Optional.of(secret));
  }

  @Override
  public String toString() {
    return "Factors[hidden]";
  }
}
