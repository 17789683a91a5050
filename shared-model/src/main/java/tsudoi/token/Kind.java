package tsudoi.token;

import java.util.Arrays;
import java.util.Optional;

/// What a token is for. Codes are stored and never change.
enum Kind {
  JOIN('J'),
  RECEIPT('R'),
  PASS('P');

  private final char code;

  Kind(char code) {
    this.code = code;
  }

  char code() {
    return code;
  }

  static Optional<Kind> of(byte code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findAny();
  }
}
