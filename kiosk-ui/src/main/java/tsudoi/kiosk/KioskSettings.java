package tsudoi.kiosk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import tsudoi.city.CenterId;
import tsudoi.durable.StoreSettings;

/// How this kiosk is set up: `tsudoi.data`, `tsudoi.hub` and so on.
///
/// @param data the folder of everything that this kiosk keeps
/// @param backups where managers' backups go; empty means a folder in `data`, but another disk is better
/// @param sticks every folder in it counts as a memory stick; empty means what the system has mounted
/// @param diskReserve room on the disk below which taps are refused
/// @param diskWarning room below which the manager and the hub are told
/// @param hub where the hub answers
/// @param center the number of the center in whose lobby this kiosk stands
/// @param enrolmentCode good for one enrolment; not needed afterwards
/// @param kioskName what the center calls this kiosk
/// @param idleSeconds how long nobody may touch the screen before it asks
/// @param publicUrl where phones reach the hub; empty means the same address as `hub`
@ConfigurationProperties("tsudoi")
record KioskSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("") String backups,
    @DefaultValue("64MB") DataSize diskReserve,
    @DefaultValue("512MB") DataSize diskWarning,
    @DefaultValue("") String sticks,
    @DefaultValue("http://127.0.0.1:8080") URI hub,
    @DefaultValue("1") int center,
    @DefaultValue("") String enrolmentCode,
    @DefaultValue("ロビー") String kioskName,
    @DefaultValue("60") int idleSeconds,
    @DefaultValue("") String publicUrl) {

  StoreSettings store() {
    return StoreSettings.standard().withRoom(diskReserve.toBytes(), diskWarning.toBytes());
  }

  Path backupFolder() {
    return backups.isBlank() ? data.resolve("backups") : Path.of(backups);
  }

  Optional<Path> stickFolder() {
    return sticks.isBlank() ? Optional.empty() : Optional.of(Path.of(sticks));
  }

  CenterId centerId() {
    return new CenterId(center);
  }

  Duration idle() {
    return Duration.ofSeconds(Math.clamp(idleSeconds, 5, 3_600));
  }

  URI phonesReach() {
    return publicUrl.isBlank() ? hub : URI.create(publicUrl);
  }
}
