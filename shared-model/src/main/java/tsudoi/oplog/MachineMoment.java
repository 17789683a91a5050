package tsudoi.oplog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import tsudoi.op.Moment;

/// Which boot of this machine it is, and how long ago it was: from Linux's `/proc`; elsewhere the
/// start of this process stands for the boot.
public final class MachineMoment implements Supplier<Moment> {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final UUID boot;
  private final long bootedAtNanos;

  private MachineMoment(UUID boot, long bootedAtNanos) {
    this.boot = boot;
    this.bootedAtNanos = bootedAtNanos;
  }

  /// @param ids makes the fallback's boot id
  public static MachineMoment ofThisMachine(Supplier<UUID> ids) {
    long nowNanos = System.nanoTime();
    try {
      UUID boot = UUID.fromString(Files.readString(BOOT_ID).strip());
      String seconds = Files.readString(UPTIME).split(" ", 2)[0];
      return new MachineMoment(boot, nowNanos - (long) (Double.parseDouble(seconds) * 1e9));
    } catch (IOException | IllegalArgumentException e) {
      return new MachineMoment(ids.get(), nowNanos);
    }
  }

  @Override
  public Moment get() {
    return new Moment(boot, (System.nanoTime() - bootedAtNanos) / NANOS_PER_MILLI);
  }
}
