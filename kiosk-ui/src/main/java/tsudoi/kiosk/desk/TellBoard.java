package tsudoi.kiosk.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.signup.SignUpBook;

/// 伝える人: who moved up from a line to a place and does not know it yet, the nearest date first.
public record TellBoard(List<Entry> entries) {
  /// One party and the date that it can come to now.
  public record Entry(Occurrence date, SignUpBook.Promotion promotion) {}

  public TellBoard {
    entries = List.copyOf(entries);
  }

  public static TellBoard of(Kiosk kiosk) {
    return kiosk.read(() -> {
      List<Entry> entries = new ArrayList<>();
      for (Listing listing : kiosk.board().listings().published()) {
        if (listing.content().owner().filter(kiosk.center().id()::equals).isPresent()) {
          kiosk.board().signUps().occurrences(listing.id()).stream()
              .flatMap(id -> Calendar.find(listing, id).stream())
              .filter(date -> date.cancelled().isEmpty() && !date.over(kiosk.now()))
              .forEach(date ->
                  kiosk
                      .board()
                      .signUps()
                      .toTell(date.id())
                      .forEach(promotion -> entries.add(new Entry(date, promotion))));
        }
      }
      entries.sort(Comparator.comparing(entry -> entry.date().start()));
      return new TellBoard(entries);
    });
  }

  /// The number beside 電話する.
  public int open() {
    return entries.size();
  }
}
