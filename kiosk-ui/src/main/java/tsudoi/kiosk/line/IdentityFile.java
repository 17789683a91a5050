package tsudoi.kiosk.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tsudoi.city.CenterId;
import tsudoi.durable.OwnerOnlyFile;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.DevicePublicKey;

/// Where a kiosk keeps its identity: one JSON file that its owner alone may read.
public final class IdentityFile {
  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path path;
  private final OwnerOnlyFile file;

  public IdentityFile(Path path) {
    this.path = path;
    this.file = new OwnerOnlyFile(path);
  }

  /// What stands in the file; bytes are base64.
  private record Form(
      int version,
      String deviceKey,
      @Nullable String replica,
      @Nullable Integer center,
      @Nullable String hub,
      @Nullable String hubEpoch,
      @Nullable String hubKey,
      @Nullable String since) {}

  /// Empty when there is no file yet.
  ///
  /// @throws UncheckedIOException when the file cannot be read or is not an identity: better not to
  ///     start than to forget who one is
  public Optional<Identity> read() {
    return file.read().map(this::identity);
  }

  public void write(Identity identity) {
    byte[] bytes =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(form(identity))
            .getBytes(StandardCharsets.UTF_8);
    file.write(bytes);
  }

  private static Form form(Identity identity) {
    String key = base64(identity.key().pkcs8());
    return identity
        .membership()
        .map(member ->
            new Form(
                VERSION,
                key,
                member.replica().toString(),
                member.center().number(),
                member.hub().replica().toString(),
                member.hub().epoch().toString(),
                base64(member.hubKey().raw()),
                member.since().toString()))
        .orElseGet(() -> new Form(VERSION, key, null, null, null, null, null, null));
  }

  private Identity identity(byte[] json) {
    try {
      return identity(JSON.readValue(json, Form.class));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new UncheckedIOException(new IOException(path + " is not the identity of a kiosk", e));
    }
  }

  private static Identity identity(Form form) {
    if (form.version != VERSION) {
      throw new IllegalArgumentException("written by another version: " + form.version);
    }
    DeviceKey key =
        DeviceKey.ofPkcs8(bytes(form.deviceKey))
            .orElseThrow(() -> new IllegalArgumentException("no device key"));
    if (form.replica == null) {
      return Identity.stranger(key);
    }
    if (form.center == null
        || form.hub == null
        || form.hubEpoch == null
        || form.hubKey == null
        || form.since == null) {
      throw new IllegalArgumentException("half an enrolment");
    }
    return new Identity(
        key,
        Optional.of(
            new Membership(
                new ReplicaId(UUID.fromString(form.replica)),
                new CenterId(form.center),
                new Writer(
                    new ReplicaId(UUID.fromString(form.hub)),
                    new Epoch(UUID.fromString(form.hubEpoch))),
                DevicePublicKey.ofRaw(bytes(form.hubKey)),
                LocalDate.parse(form.since))));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
