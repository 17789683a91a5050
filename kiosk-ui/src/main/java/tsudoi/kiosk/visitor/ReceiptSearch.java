package tsudoi.kiosk.visitor;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.OccurrenceId;
import tsudoi.oplog.KeyEntry;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.seal.DataKey;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.KeyId;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.KnownKeys;
import tsudoi.seal.Opener;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignedPerson;
import tsudoi.token.JoinCode;
import tsudoi.token.Reading;
import tsudoi.token.ReceiptCode;
import tsudoi.token.ReceiptToken;
import tsudoi.token.ScannedCode;

/// Finds what a scanned or typed code stands for.
public final class ReceiptSearch {
  /// What was found.
  public sealed interface Found {
    /// A sign-up of this center, or one that asked here for a place at another.
    ///
    /// @param initials the first letter of each name that the receipt's secret opens
    record Mine(SignUp signUp, Map<PersonToken, String> initials) implements Found {
      public Mine {
        initials = Map.copyOf(initials);
      }
    }

    /// The QR code of an activity: it leads there.
    record Activity(OccurrenceId occurrence) implements Found {}

    /// No sign-up with this code here.
    record Unknown() implements Found {}

    /// A receipt of another center.
    record OtherCenter() implements Found {}

    /// A pass: known, not used here yet.
    record Pass() implements Found {}

    /// One of ours, badly read.
    record Damaged() implements Found {}

    /// One of ours, newer than this kiosk.
    record Newer() implements Found {}

    /// Any other code.
    record Foreign() implements Found {}

    /// Too many wrong codes: wait.
    record Wait(Duration left) implements Found {}
  }

  private final Kiosk kiosk;
  private final TrySlowdown slowdown;

  public ReceiptSearch(Kiosk kiosk, TrySlowdown slowdown) {
    this.kiosk = kiosk;
    this.slowdown = slowdown;
  }

  public Found find(String scanned) {
    return switch (ScannedCode.classify(scanned)) {
      case ScannedCode.SixCharacters(var code) -> typed(code);
      case ScannedCode.Receipt(var token) -> receipt(token);
      case ScannedCode.Join(var token) -> join(token);
      case ScannedCode.PassCard _ -> new Found.Pass();
      case ScannedCode.Damaged _ -> new Found.Damaged();
      case ScannedCode.Newer _ -> new Found.Newer();
      case ScannedCode.Foreign _ -> new Found.Foreign();
    };
  }

  private Found typed(ReceiptCode code) {
    Duration left = slowdown.left(kiosk.instant());
    if (left.isPositive()) {
      return new Found.Wait(left);
    }
    Optional<SignUp> signUp =
        kiosk.read(() -> newest(kiosk.board().signUps().withReceipt(code.letters())));
    if (signUp.isEmpty()) {
      slowdown.wrong(kiosk.instant());
      return new Found.Unknown();
    }
    slowdown.right();
    return new Found.Mine(signUp.get(), Map.of());
  }

  /// A code can return after its activity is over: the one still to come counts, else the last.
  private Optional<SignUp> newest(List<SignUp> found) {
    LocalDateTime now = kiosk.now();
    Comparator<SignUp> openFirst = Comparator.comparing(signUp -> over(signUp, now) ? 1 : 0);
    return found.stream()
        .min(openFirst.thenComparing(Comparator.comparing(SignUp::asked).reversed()));
  }

  private boolean over(SignUp signUp, LocalDateTime now) {
    return kiosk
        .board()
        .occurrence(signUp.occurrence())
        .map(occurrence -> occurrence.over(now))
        .orElse(true);
  }

  private Found receipt(String token) {
    return switch (ReceiptToken.read(token, knownKeys())) {
      case Reading.Valid<ReceiptToken>(ReceiptToken receipt, _) -> mine(receipt);
      case Reading.Expired<ReceiptToken>(ReceiptToken receipt, _) -> mine(receipt);
      case Reading.UnknownKey<ReceiptToken>(ReceiptToken receipt, _) ->
          receipt.center().equals(kiosk.center().id())
              ? new Found.Unknown()
              : new Found.OtherCenter();
      case Reading.Forged<ReceiptToken> _ -> new Found.Foreign();
      case Reading.Malformed<ReceiptToken> _ -> new Found.Damaged();
    };
  }

  private Found mine(ReceiptToken receipt) {
    return kiosk
        .read(() -> kiosk.board().signUps().find(receipt.signUp()))
        .<Found>map(signUp -> new Found.Mine(signUp, initials(signUp, receipt.secret())))
        .orElseGet(() ->
            receipt.center().equals(kiosk.center().id())
                ? new Found.Unknown()
                : new Found.OtherCenter());
  }

  /// The first letter of each name: all that a shared screen may show.
  public Map<PersonToken, String> initials(SignUp signUp, PassSecret secret) {
    Opener opener = Opener.of(secret);
    Map<PersonToken, String> initials = new HashMap<>();
    for (SignedPerson person : signUp.persons()) {
      kiosk
          .replica()
          .log()
          .key(signUp.request().chain().scope(), KeyEntry.Kind.PERSON, person.token().value())
          .flatMap(entry -> KeyRecord.decode(entry.bytes()))
          .flatMap(opener::open)
          .flatMap(key -> name(key, signUp, person))
          .ifPresent(name -> initials.put(person.token(), firstLetter(name)));
    }
    return initials;
  }

  private static Optional<String> name(DataKey key, SignUp signUp, SignedPerson person) {
    try {
      return key.read(signUp.id().value(), Field.NAME, person.fields());
    } finally {
      key.forget();
    }
  }

  public static String firstLetter(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private Found join(String token) {
    return switch (JoinCode.read(token, knownKeys(), kiosk.instant())) {
      case Reading.Valid<JoinCode>(JoinCode code, _) -> new Found.Activity(code.occurrence());
      case Reading.Expired<JoinCode>(JoinCode code, _) -> new Found.Activity(code.occurrence());
      case Reading.UnknownKey<JoinCode>(JoinCode code, _) -> new Found.Activity(code.occurrence());
      case Reading.Forged<JoinCode> _ -> new Found.Foreign();
      case Reading.Malformed<JoinCode> _ -> new Found.Damaged();
    };
  }

  private KnownKeys knownKeys() {
    Map<KeyId, DevicePublicKey> keys = new HashMap<>();
    keys.put(kiosk.key().keyId(), kiosk.key().publicKey());
    kiosk.read(() -> {
      kiosk.board().registry().kiosks().forEach(other -> put(keys, other.deviceKey()));
      kiosk.board().registry().hubKey().ifPresent(hub -> put(keys, hub.deviceKey()));
      return keys;
    });
    return id -> Optional.ofNullable(keys.get(id));
  }

  private static void put(Map<KeyId, DevicePublicKey> keys, byte[] raw) {
    if (raw.length == DevicePublicKey.RAW_BYTES) {
      DevicePublicKey key = DevicePublicKey.ofRaw(raw);
      keys.put(key.keyId(), key);
    }
  }
}
