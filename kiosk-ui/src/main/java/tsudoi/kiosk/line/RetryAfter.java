package tsudoi.kiosk.line;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long the hub asks to be left alone (RFC 9110, section 10.2.3): seconds, or a date, which is
/// measured against the hub's own clock in the same answer.
final class RetryAfter {
  static final Duration MAX = Duration.ofMinutes(10);

  private RetryAfter() {}

  /// Empty when the hub does not say, or not in a form that can be read.
  static Optional<Duration> in(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .flatMap(text -> seconds(text).or(() -> until(text, hubTime(headers).orElse(now))));
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,9}")
        ? Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))))
        : Optional.empty();
  }

  private static Optional<Duration> until(String text, Instant now) {
    return date(text).map(at -> bounded(Duration.between(now, at)));
  }

  private static Optional<Instant> hubTime(HttpHeaders headers) {
    return headers.firstValue("Date").flatMap(RetryAfter::date);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
