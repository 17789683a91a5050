package tsudoi.kiosk.visitor;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;

/// One page of what was asked for: here first, then the nearest centers; undated listings at the end.
///
/// @param page counted from 0
/// @param total entries on all pages
public record FindBoard(List<Entry> entries, int page, int pages, int total) {
  /// Something on the list.
  public sealed interface Entry {
    record Dated(Occurrence occurrence) implements Entry {}

    /// 日程は要確認.
    record Undated(Listing listing) implements Entry {}

    default ListingContent content() {
      return switch (this) {
        case Dated(var occurrence) -> occurrence.content();
        case Undated(var listing) -> listing.content();
      };
    }
  }

  /// When it takes place.
  public enum When {
    TODAY,
    TOMORROW,
    WEEK,
    ANY
  }

  /// What is asked for.
  ///
  /// @param page counted from 0; a page that does not exist becomes the last one
  public record Wish(When when, Optional<Kind> kind, int page) {
    public static final Wish FIRST = new Wish(When.WEEK, Optional.empty(), 0);

    public Wish with(When other) {
      return new Wish(other, kind, 0);
    }

    /// Chosen again, a kind is let go.
    public Wish with(Kind other) {
      return new Wish(
          when, kind.equals(Optional.of(other)) ? Optional.empty() : Optional.of(other), 0);
    }

    public Wish at(int otherPage) {
      return new Wish(when, kind, otherPage);
    }
  }

  private static final int WEEK_DAYS = 7;

  public static FindBoard of(
      Agenda.Pages agenda, Wish wish, Nearness near, LocalDateTime now, int pageEntries) {
    LocalDate today = now.toLocalDate();
    Comparator<Entry> hereFirst = Comparator.comparingInt(entry -> near.of(entry.content()));
    Stream<Entry> dated =
        agenda.dates().stream()
            .filter(occurrence -> !occurrence.over(now))
            .filter(occurrence -> within(wish.when, occurrence.day(), today))
            .<Entry>map(Entry.Dated::new)
            .sorted(hereFirst);
    Stream<Entry> undated =
        wish.when == When.ANY
            ? agenda.undated().stream().<Entry>map(Entry.Undated::new).sorted(hereFirst)
            : Stream.empty();
    List<Entry> all =
        Stream.concat(dated, undated)
            .filter(
                entry -> wish.kind.map(kind -> kind.holds(entry.content().category())).orElse(true))
            .toList();
    int pages = Math.max(1, (all.size() + pageEntries - 1) / pageEntries);
    int page = Math.clamp(wish.page, 0, pages - 1);
    return new FindBoard(
        all.stream().skip((long) page * pageEntries).limit(pageEntries).toList(),
        page,
        pages,
        all.size());
  }

  /// An activity that began yesterday and still runs counts as today's.
  private static boolean within(When when, LocalDate day, LocalDate today) {
    return switch (when) {
      case TODAY -> !day.isAfter(today);
      case TOMORROW -> day.equals(today.plusDays(1));
      case WEEK -> day.isBefore(today.plusDays(WEEK_DAYS));
      case ANY -> true;
    };
  }
}
