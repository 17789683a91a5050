package tsudoi.kiosk.visitor.ui;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import tsudoi.frontend.ActivityCard;
import tsudoi.frontend.Seats;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.FindBoard;
import tsudoi.kiosk.visitor.Room;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;

/// What an activity's card says, in the visitor's language.
record Cards(Kiosk kiosk, VisitorWords words, LocalDateTime now) {
  ActivityCard.Facts facts(FindBoard.Entry entry) {
    ListingContent content = entry.content();
    LocalDate today = now.toLocalDate();
    return switch (entry) {
      case FindBoard.Entry.Dated(Occurrence occurrence) ->
          facts(
              content,
              VisitorView.plain(words.day(occurrence.day(), today)),
              occurrence.day().equals(today),
              label(occurrence) + words.span(occurrence),
              seats(Room.of(kiosk, occurrence, now)));
      case FindBoard.Entry.Undated(var listing) ->
          facts(
              content,
              words.say("undated"),
              false,
              "",
              listing
                  .cancelled()
                  .<Seats>map(reason -> new Seats.Cancelled(Optional.of(words.best(reason))))
                  .orElseGet(() -> new Seats.Said("", words.lines("room.undated.lines"))));
    };
  }

  private static String label(Occurrence occurrence) {
    return occurrence.label().map(label -> label + " ").orElse("");
  }

  private ActivityCard.Facts facts(
      ListingContent content, String day, boolean today, String when, Seats seats) {
    return new ActivityCard.Facts(
        content.category().name(),
        words.category(content.category()),
        day,
        today,
        when,
        words.best(content.title()),
        words.place(content, kiosk.city(), kiosk.center()),
        words.hostShortly(content, kiosk.city()),
        seats);
  }

  Seats seats(Room room) {
    return switch (room) {
      case Room.Free(int free, int held) ->
          new Seats.Counted(words.say("room.share"), Math.max(0, held - free), held);
      case Room.Line(int waiting) -> new Seats.Full(words.lines("room.line", waiting));
      case Room.Unlimited _ -> said("room.unlimited");
      case Room.JustCome _ -> said("room.open");
      case Room.FirstCome(var capacity) ->
          new Seats.Said(
              words.say("room.first-come"),
              capacity
                  .map(count -> words.lines("room.first-come.lines", count))
                  .orElseGet(() -> words.lines("room.first-come.none")));
      case Room.Elsewhere _ -> said("room.elsewhere");
      case Room.AtItsCenter(var left) ->
          left.<Seats>map(there ->
                  new Seats.Said(
                      words.say("room.left"),
                      words.lines(
                          "room.left.lines", there.desk(), there.net(), words.ago(there.age()))))
              .orElseGet(() -> said("room.at-center"));
      case Room.Cancelled(var reason) -> new Seats.Cancelled(Optional.of(words.best(reason)));
      case Room.Over _ -> new Seats.Said(words.say("room.over"), List.of());
    };
  }

  private Seats said(String key) {
    return new Seats.Said(words.say(key), words.lines(key + ".lines"));
  }
}
