package tsudoi.city;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The wall clock of the buildings: Asia/Tokyo, without summer time.
public final class JapanTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private JapanTime() {}

  public static LocalDateTime at(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE);
  }

  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
