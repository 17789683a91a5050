package tsudoi.oplog;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;

class DurableOpLogTest extends OpLogContract {
  @TempDir Path directory;
  private Optional<OpLog> open = Optional.empty();

  @AfterEach
  void close() {
    open.ifPresent(OpLog::close);
  }

  @Override
  protected OpLog log() {
    if (open.isEmpty()) {
      open =
          Optional.of(
              new DurableOpLog(DurableStore.open(directory, StoreSettings.standard()), codec));
    }
    return open.get();
  }

  @Override
  protected OpLog reopened() {
    log().close();
    open = Optional.empty();
    return log();
  }
}
