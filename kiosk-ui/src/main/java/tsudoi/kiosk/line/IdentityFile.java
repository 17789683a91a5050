package tsudoi.kiosk.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tsudoi.city.CenterId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.DevicePublicKey;

/// Where a kiosk keeps its identity: one JSON file that its owner alone may read, replaced as a
/// whole so that a power cut leaves the old one or the new one.
public final class IdentityFile {
  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  public IdentityFile(Path file) {
    this.file = file;
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
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(identity(JSON.readValue(Files.readAllBytes(file), Form.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new UncheckedIOException(new IOException(file + " is not the identity of a kiosk", e));
    }
  }

  public void write(Identity identity) {
    byte[] bytes =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(form(identity))
            .getBytes(StandardCharsets.UTF_8);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel out = FileChannel.open(fresh, CREATE, ownerOnly())) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /// Mode 600 from the first byte on; a file system without such modes has none to set.
  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// The rename itself is durable only with its folder. Windows cannot open one.
  private void forceFolder() throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
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
