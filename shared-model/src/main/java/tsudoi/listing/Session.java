package tsudoi.listing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/// One printed date of a listing, in Japan time. The times may be missing on imported listings; an
/// end that is not after the start means the next day.
///
/// @param label distinguishes sessions of one day, such as ① and ②
public record Session(
    LocalDate date, Optional<LocalTime> start, Optional<LocalTime> end, Optional<String> label) {
  public static Session of(LocalDate date, LocalTime start, LocalTime end) {
    return new Session(date, Optional.of(start), Optional.of(end), Optional.empty());
  }

  public LocalDateTime startsAt() {
    return date.atTime(start.orElse(LocalTime.MIN));
  }

  /// The end of the session; without a printed end, the end of its day.
  public LocalDateTime endsAt() {
    if (end.isEmpty()) {
      return date.atTime(LocalTime.of(23, 59));
    }
    LocalDateTime sameDay = date.atTime(end.get());
    return sameDay.isAfter(startsAt()) ? sameDay : sameDay.plusDays(1);
  }
}
