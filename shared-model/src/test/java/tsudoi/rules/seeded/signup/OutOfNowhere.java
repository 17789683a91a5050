package tsudoi.rules.seeded.signup;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Breaks: time, ids and chance are passed in.
class OutOfNowhere {
  List<Object> made() {
    Supplier<UUID> ids = UUID::randomUUID;
    return List.of(
        Instant.now(),
        LocalDate.now(ZoneOffset.UTC),
        LocalDateTime.now(),
        System.currentTimeMillis(),
        InstantSource.system(),
        Math.random(),
        new Random(),
        ThreadLocalRandom.current(),
        ids);
  }

  List<Object> toldWhatToSay(InstantSource time) {
    return List.of(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), new Random(7));
  }
}
