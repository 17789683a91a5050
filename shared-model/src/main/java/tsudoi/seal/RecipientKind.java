package tsudoi.seal;

import java.util.Arrays;

/// Who can unwrap a data key. Codes are stored and never change.
public enum RecipientKind {
  /// The managers of the center, by the center's private key.
  CENTER(1),
  /// Staff at the hub, by the city's private key.
  CITY(2),
  /// The person, by the secret on their own receipt or pass.
  PASS(3);

  private final int code;

  RecipientKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static RecipientKind of(int code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code == code)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such recipient: " + code));
  }
}
