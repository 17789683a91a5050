package tsudoi.kiosk.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.seal.DataKey;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.Opener;
import tsudoi.seal.SealKeyPair;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignedPerson;

/// Reads names and telephone numbers with the center's key, for as long as a window is open.
public final class Names {
  private static final char STAR = '＊';
  private static final int STARS = 2;

  private final OpLog log;
  private final Opener opener;
  private final Map<PersonToken, Opened> opened = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent")
  private record Opened(byte[] record, Optional<DataKey> key) {}

  public Names(OpLog log, SealKeyPair center) {
    this.log = log;
    this.opener = Opener.of(center);
  }

  public Optional<String> name(SignUp signUp, SignedPerson person) {
    return read(signUp, person, Field.NAME);
  }

  public Optional<String> phone(SignUp signUp, SignedPerson person) {
    return read(signUp, person, Field.PHONE);
  }

  /// はなこ is は＊＊ on a screen that others can see. The number of stars says nothing.
  public static String masked(String name) {
    return name.isEmpty()
        ? ""
        : name.substring(0, name.offsetByCodePoints(0, 1)) + String.valueOf(STAR).repeat(STARS);
  }

  /// The person's opened key, for corrections.
  public Optional<DataKey> key(SignUp signUp, SignedPerson person) {
    Optional<KeyEntry> entry =
        log.key(signUp.request().chain().scope(), KeyEntry.Kind.PERSON, person.token().value());
    if (entry.isEmpty()) {
      opened.remove(person.token());
      return Optional.empty();
    }
    byte[] record = entry.get().bytes();
    Opened known = opened.get(person.token());
    if (known == null || !Arrays.equals(known.record, record)) {
      known = new Opened(record, KeyRecord.decode(record).flatMap(opener::open));
      opened.put(person.token(), known);
    }
    return known.key;
  }

  private Optional<String> read(SignUp signUp, SignedPerson person, Field field) {
    return key(signUp, person)
        .flatMap(key -> key.read(signUp.id().value(), field, person.fields()));
  }

  /// Drops every opened key.
  public void forget() {
    opened.values().forEach(one -> one.key.ifPresent(DataKey::forget));
    opened.clear();
  }
}
