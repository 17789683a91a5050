package tsudoi.hub.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tsudoi.durable.OwnerOnlyFile;
import tsudoi.op.ReplicaId;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.SealKeyPair;

/// Where the hub keeps its identity: one JSON file, made at the first start. Whoever loses it loses
/// the city's key, so it belongs into every backup.
public final class HubIdentityFile {
  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path path;
  private final OwnerOnlyFile file;

  public HubIdentityFile(Path path) {
    this.path = path;
    this.file = new OwnerOnlyFile(path);
  }

  /// What stands in the file; bytes are base64.
  private record Form(int version, String replica, String deviceKey, String cityKey) {}

  /// @throws UncheckedIOException when there is a file that is not an identity: better not to start
  ///     than to forget who one is
  public HubIdentity readOrCreate(RandomGenerator random) {
    return file.read().map(this::decode).orElseGet(() -> create(random));
  }

  private HubIdentity create(RandomGenerator random) {
    HubIdentity fresh =
        new HubIdentity(
            new ReplicaId(new UUID(random.nextLong(), random.nextLong())),
            DeviceKey.generate(random),
            SealKeyPair.generate(random));
    Form form =
        new Form(
            VERSION,
            fresh.replica().toString(),
            base64(fresh.key().pkcs8()),
            base64(fresh.cityKey().encoded()));
    file.write(
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(form)
            .getBytes(StandardCharsets.UTF_8));
    return fresh;
  }

  private HubIdentity decode(byte[] bytes) {
    try {
      Form form = JSON.readValue(bytes, Form.class);
      if (form.version != VERSION) {
        throw new IllegalArgumentException("written by another version: " + form.version);
      }
      return new HubIdentity(
          new ReplicaId(UUID.fromString(form.replica)),
          DeviceKey.ofPkcs8(bytes(form.deviceKey)).orElseThrow(() -> missing("device key")),
          SealKeyPair.decode(bytes(form.cityKey)).orElseThrow(() -> missing("city key")));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new UncheckedIOException(new IOException(path + " is not the identity of a hub", e));
    }
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException("no " + what);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
