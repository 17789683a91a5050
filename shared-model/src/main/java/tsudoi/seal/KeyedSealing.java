package tsudoi.seal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;

/// Sealing with [Ciphers].
final class KeyedSealing implements Sealing {
  private final Ciphers ciphers;
  private final RandomGenerator random;

  KeyedSealing(Ciphers ciphers, RandomGenerator random) {
    this.ciphers = ciphers;
    this.random = random;
  }

  @Override
  public SealedFields seal(
      PersonToken person,
      Scope scope,
      UUID subject,
      Map<Field, String> fields,
      Recipients recipients) {
    DataKey key = DataKey.fresh(person, scope, random);
    try {
      return new SealedFields(seal(key, subject, fields), rewrap(key, recipients));
    } finally {
      key.forget();
    }
  }

  @Override
  public Map<Field, Sealed> seal(DataKey key, UUID subject, Map<Field, String> fields) {
    Map<Field, Sealed> sealed = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (fields.containsKey(field)) {
        sealed.put(field, key.seal(ciphers, subject, field, fields.get(field)));
      }
    }
    return Map.copyOf(sealed);
  }

  /// The two long parts run side by side where a processor is free; else one after the other here.
  @Override
  public KeyRecord rewrap(DataKey key, Recipients recipients) {
    List<Wrap> wraps = new ArrayList<>(3);
    Supplier<Wrap> center = wrapping(key, RecipientKind.CENTER, recipients.center());
    ForkJoinTask<Wrap> city =
        ForkJoinTask.adapt(wrapping(key, RecipientKind.CITY, recipients.city())::get).fork();
    try {
      wraps.add(center.get());
    } finally {
      city.quietlyJoin();
    }
    wraps.add(city.join());
    recipients.pass().ifPresent(secret -> wraps.add(wrap(key, secret)));
    return new KeyRecord(key.person(), key.scope(), key.id(), wraps);
  }

  private Supplier<Wrap> wrapping(DataKey key, RecipientKind kind, SealPublicKey recipient) {
    Supplier<byte[]> wrapped = ciphers.wrapping(recipient, key.bytes(), key.wrapContext(kind));
    return () -> new Wrap(kind, recipient.keyId(), wrapped.get());
  }

  private Wrap wrap(DataKey key, PassSecret secret) {
    byte[] context = key.wrapContext(RecipientKind.PASS);
    byte[] wrapped = ciphers.encrypt(Opener.passKey(secret), key.bytes(), context);
    return new Wrap(RecipientKind.PASS, secret.keyId(), wrapped);
  }
}
