package tsudoi.kiosk.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Words;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;

/// Whom to call because a date does not take place, date by date, the nearest first.
public record CallBoard(List<Group> groups) {
  /// How long a cancelled date stays on the board after its day.
  private static final int DAYS_KEPT = 14;

  /// The parties of one cancelled date.
  public record Group(
      Occurrence date, Words reason, List<SignUp> reachable, List<SignUp> unreachable) {
    public Group {
      reachable = List.copyOf(reachable);
      unreachable = List.copyOf(unreachable);
    }

    /// 電話連絡 12人: persons, not parties.
    public int reachablePersons() {
      return persons(reachable);
    }

    public int unreachablePersons() {
      return persons(unreachable);
    }

    public int toldPersons() {
      return persons(reachable.stream().filter(CallBoard::told).toList());
    }

    public int openCalls() {
      return (int) reachable.stream().filter(party -> !told(party)).count();
    }
  }

  public CallBoard {
    groups = List.copyOf(groups);
  }

  public static CallBoard of(Kiosk kiosk) {
    LocalDate since = kiosk.now().toLocalDate().minusDays(DAYS_KEPT);
    return kiosk.read(() -> {
      List<Group> groups = new ArrayList<>();
      for (Listing listing : kiosk.board().listings().published()) {
        if (listing.content().owner().filter(kiosk.center().id()::equals).isPresent()) {
          cancelledDates(kiosk, listing)
              .filter(date -> !date.day().isBefore(since))
              .map(date -> group(kiosk, date))
              .filter(group -> !group.reachable().isEmpty() || !group.unreachable().isEmpty())
              .forEach(groups::add);
        }
      }
      groups.sort(Comparator.comparing(group -> group.date().start()));
      return new CallBoard(groups);
    });
  }

  private static Stream<Occurrence> cancelledDates(Kiosk kiosk, Listing listing) {
    return kiosk.board().signUps().occurrences(listing.id()).stream()
        .flatMap(id -> Calendar.find(listing, id).stream())
        .filter(date -> date.cancelled().isPresent());
  }

  private static Group group(Kiosk kiosk, Occurrence date) {
    List<SignUp> parties =
        kiosk.board().signUps().of(date.id()).stream()
            .filter(party -> party.state() != SignUp.State.CANCELLED)
            .toList();
    return new Group(
        date,
        date.cancelled().orElseThrow(),
        parties.stream().filter(SignUp::reachable).toList(),
        parties.stream().filter(party -> !party.reachable()).toList());
  }

  /// Parties that still have to be called: the number beside 電話する.
  public int openCalls() {
    return groups.stream().mapToInt(Group::openCalls).sum();
  }

  private static boolean told(SignUp party) {
    return party.told() == SignUpEvent.Call.TOLD;
  }

  private static int persons(List<SignUp> parties) {
    return parties.stream().mapToInt(party -> party.coming().size()).sum();
  }
}
