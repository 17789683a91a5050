package tsudoi.token;

import java.util.Optional;

/// What kind of thing a scanner read or somebody typed, before anything is verified.
public sealed interface ScannedCode {
  /// A join code, from its address or bare.
  record Join(String token) implements ScannedCode {}

  record Receipt(String token) implements ScannedCode {}

  record PassCard(String token) implements ScannedCode {}

  record SixCharacters(ReceiptCode code) implements ScannedCode {}

  /// Looks like one of ours with letters lost on the way: scan again.
  record Damaged() implements ScannedCode {}

  /// One of ours, made by a newer version of this software.
  record Newer() implements ScannedCode {}

  /// Anything else: another QR code, a product's barcode, nothing.
  record Foreign() implements ScannedCode {}

  /// Never throws, and looks at no more than 2,000 characters.
  static ScannedCode classify(String scanned) {
    return Scan.clean(scanned).map(ScannedCode::of).orElseGet(Foreign::new);
  }

  private static ScannedCode of(String cleaned) {
    Optional<ReceiptCode> typed = ReceiptCode.parse(cleaned);
    if (typed.isPresent()) {
      return new SixCharacters(typed.get());
    }
    Optional<String> inAddress = Scan.tokenOfAddress(cleaned);
    String token = inAddress.orElse(cleaned);
    return switch (Frame.parse(token)) {
      case Frame.Unverified frame when inAddress.isPresent() && frame.kind() != Kind.JOIN ->
          new Foreign();
      case Frame.Unverified frame -> ofKind(frame.kind(), token);
      case Frame.Broken(Reading.Fault fault) -> broken(fault, token);
    };
  }

  private static ScannedCode ofKind(Kind kind, String token) {
    return switch (kind) {
      case JOIN -> new Join(token);
      case RECEIPT -> new Receipt(token);
      case PASS -> new PassCard(token);
    };
  }

  private static ScannedCode broken(Reading.Fault fault, String token) {
    return switch (fault) {
      case NEWER -> new Newer();
      case DAMAGED -> token.startsWith("A") ? new Damaged() : new Foreign();
      case FOREIGN, OTHER_KIND -> new Foreign();
    };
  }
}
