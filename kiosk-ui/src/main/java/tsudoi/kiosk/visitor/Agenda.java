package tsudoi.kiosk.visitor;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.Opening;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Schedule;
import tsudoi.op.Scope;

/// The dates of the coming weeks, expanded once a day and after each change of a listing: thousands
/// of listings are not read again for every tap.
public final class Agenda {
  /// How far visitors can look ahead.
  public static final int DAYS_AHEAD = 90;

  private final AtomicLong changes = new AtomicLong();
  private volatile Optional<Pages> newest = Optional.empty();

  /// @param dates by start; some of them may be over by now
  /// @param undated 日程は要確認, by title
  public record Pages(long version, LocalDate day, List<Occurrence> dates, List<Listing> undated) {
    public Pages {
      dates = List.copyOf(dates);
      undated = List.copyOf(undated);
    }
  }

  public Agenda(Opening opening) {
    opening.whenOpen(
        () -> opening.kiosk().ifPresent(kiosk -> kiosk.replica().onChange(this::changed)));
  }

  private void changed(java.util.Set<Scope> scopes) {
    if (scopes.contains(Scope.CITY)) {
      changes.incrementAndGet();
    }
  }

  public Pages read(Kiosk kiosk) {
    long version = changes.get();
    LocalDate today = kiosk.now().toLocalDate();
    Optional<Pages> known =
        newest.filter(pages -> pages.version == version && pages.day.equals(today));
    if (known.isPresent()) {
      return known.get();
    }
    Pages fresh = kiosk.read(() -> expand(kiosk, version, today));
    newest = Optional.of(fresh);
    return fresh;
  }

  private static Pages expand(Kiosk kiosk, long version, LocalDate today) {
    List<Listing> undated =
        kiosk.board().listings().published().stream()
            .filter(listing -> listing.content().schedule() instanceof Schedule.Undated)
            .sorted(Comparator.comparing(listing -> listing.content().title().plain()))
            .toList();
    return new Pages(
        version,
        today,
        kiosk.board().between(today.minusDays(1), today.plusDays(DAYS_AHEAD)),
        undated);
  }
}
