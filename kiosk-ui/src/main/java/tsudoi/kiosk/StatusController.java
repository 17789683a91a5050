package tsudoi.kiosk;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tsudoi.durable.Room;
import tsudoi.op.ChainId;
import tsudoi.op.Writer;
import tsudoi.sync.SyncStatus;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.upkeep.Upkeep;

/// `GET /status.json`: how this kiosk is, for scripts and watchers; no personal data.
@RestController
class StatusController {
  private final KioskSettings settings;
  private final Opening opening;
  private final Upkeep upkeep;
  private final BuildStamp build;

  StatusController(KioskSettings settings, Opening opening, Upkeep upkeep, BuildStamp build) {
    this.settings = settings;
    this.opening = opening;
    this.upkeep = upkeep;
    this.build = build;
  }

  /// @param line `up`, `down`, `unknown`; before service `enrolling`, or `rebuilding` while the hub gives
  ///     back what this kiosk lost
  /// @param marks by scope, how far the hub holds what this kiosk wrote
  /// @param saving `works`, `full` or `stopped`: whether taps can be kept
  /// @param room `enough`, `scarce` or `none`
  /// @param recovery what had to be repaired and nobody has read yet
  /// @param version with the commit that it was built from
  record Status(
      int center,
      @Nullable String replica,
      @Nullable String epoch,
      String line,
      @Nullable Instant lastContact,
      long unsent,
      @Nullable Long oldestUnsentSeconds,
      Map<String, Long> marks,
      String saving,
      String room,
      long freeBytes,
      @Nullable String recovery,
      String version) {}

  @GetMapping("/status.json")
  ResponseEntity<Status> status() {
    Status status =
        opening
            .kiosk()
            .map(this::inService)
            .orElseGet(() ->
                new Status(
                    settings.center(),
                    null,
                    null,
                    opening.isRebuilding() ? "rebuilding" : "enrolling",
                    null,
                    0,
                    null,
                    Map.of(),
                    saving(),
                    room(),
                    upkeep.room().usableBytes(),
                    null,
                    build.text()));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(status);
  }

  private Status inService(Kiosk kiosk) {
    SyncStatus sync = kiosk.line().status();
    Optional<Long> oldestSeconds = sync.oldestUnsentAge(kiosk.instant()).map(Duration::toSeconds);
    return new Status(
        kiosk.center().id().number(),
        kiosk.replica().writer().replica().toString(),
        kiosk.replica().writer().epoch().toString(),
        sync.line().name().toLowerCase(Locale.ROOT),
        sync.lastContact().orElse(null),
        sync.unsent(),
        oldestSeconds.orElse(null),
        marks(kiosk),
        saving(),
        room(),
        upkeep.room().usableBytes(),
        RecoveryReport.unread(kiosk.replica().log())
            .map(report -> report.cause().name())
            .orElse(null),
        build.text());
  }

  private String saving() {
    return upkeep.saving().name().toLowerCase(Locale.ROOT);
  }

  private String room() {
    return switch (upkeep.room()) {
      case Room.Enough _ -> "enough";
      case Room.Scarce _ -> "scarce";
      case Room.None _ -> "none";
    };
  }

  /// The hub's marks as last heard; the note is stored with each answer of the hub.
  private static Map<String, Long> marks(Kiosk kiosk) {
    Writer me = kiosk.replica().writer();
    Map<String, Long> marks = new TreeMap<>();
    for (ChainId chain : kiosk.replica().log().heads().keySet()) {
      if (chain.writer().equals(me)) {
        String scope = chain.scope().name();
        long mark =
            kiosk
                .replica()
                .log()
                .note("mark/" + me.epoch() + "/" + scope)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                .orElse(0L);
        marks.put(scope, mark);
      }
    }
    return marks;
  }
}
