package tsudoi.seal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Somebody who may read: holds a private key or a pass's secret and opens key records with it.
/// Whatever it is given, the answer is a value, never an exception.
public final class Opener {
  private final Function<KeyRecord, Stream<byte[]>> unwrapping;

  private Opener(Function<KeyRecord, Stream<byte[]>> unwrapping) {
    this.unwrapping = unwrapping;
  }

  /// With the key of a center or of the city; older pairs may stand beside the current one.
  public static Opener of(SealKeyPair... pairs) {
    List<SealKeyPair> held = List.of(pairs);
    return new Opener(record ->
        held.stream()
            .flatMap(pair ->
                Stream.of(RecipientKind.CENTER, RecipientKind.CITY)
                    .flatMap(kind -> unwrap(pair, kind, record))));
  }

  /// With the secret on a receipt or pass.
  public static Opener of(PassSecret secret) {
    return new Opener(record ->
        record
            .wrapsFor(RecipientKind.PASS, secret.keyId())
            .flatMap(wrap ->
                Unsealing.decrypt(
                    passKey(secret), wrap.bytes(), context(record, RecipientKind.PASS))
                    .stream()));
  }

  /// The data key of the record; empty if no wrap is for this opener or the record was tampered
  /// with.
  public Optional<DataKey> open(KeyRecord record) {
    return unwrapping
        .apply(record)
        .filter(key -> key.length == DataKey.KEY_BYTES)
        .map(key -> DataKey.of(record.person(), record.scope(), key))
        .filter(key -> key.id().equals(record.dataKey()))
        .findFirst();
  }

  private static Stream<byte[]> unwrap(SealKeyPair pair, RecipientKind kind, KeyRecord record) {
    return record
        .wrapsFor(kind, pair.keyId())
        .flatMap(wrap -> Unsealing.unwrap(pair, wrap.bytes(), context(record, kind)).stream());
  }

  private static byte[] context(KeyRecord record, RecipientKind kind) {
    return DataKey.wrapContext(record.person(), record.scope(), record.dataKey(), kind);
  }

  /// The AES-256 key a pass's wraps are made under.
  static byte[] passKey(PassSecret secret) {
    return Derive.bytes(secret.bytes(), "tsudoi.seal.pass.wrap.v1", new byte[0], 32);
  }
}
