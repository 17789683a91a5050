package tsudoi.kiosk.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.city.CenterId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;

class IdentityFileTest {
  @TempDir Path folder;

  private final DeviceKey key = DeviceKey.generate(new Random(1));
  private final Membership member =
      new Membership(
          new ReplicaId(new UUID(1, 2)),
          new CenterId(4),
          new Writer(new ReplicaId(new UUID(3, 4)), new Epoch(new UUID(5, 6))),
          DeviceKey.generate(new Random(2)).publicKey(),
          LocalDate.of(2026, 11, 22));

  private Path path() {
    return folder.resolve("identity.json");
  }

  @Test
  void what_was_written_is_read_again() {
    IdentityFile file = new IdentityFile(path());
    assertThat(file.read()).isEmpty();
    file.write(Identity.stranger(key));
    assertThat(file.read().orElseThrow().membership()).isEmpty();
    file.write(Identity.stranger(key).enrolled(member));
    Identity read = file.read().orElseThrow();
    assertThat(read.membership()).contains(member);
    assertThat(read.key().publicKey()).isEqualTo(key.publicKey());
  }

  @Test
  void nobody_else_may_read_it() throws IOException {
    new IdentityFile(path()).write(Identity.stranger(key));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_damaged_file_is_no_reason_to_become_somebody_else() throws IOException {
    Files.writeString(path(), "{\"version\":1,\"deviceKey\":");
    IdentityFile file = new IdentityFile(path());
    assertThatThrownBy(file::read).isInstanceOf(UncheckedIOException.class);
  }
}
