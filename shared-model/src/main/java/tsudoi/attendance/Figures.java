package tsudoi.attendance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.PersonToken;

/// What attendance adds up to, as city reports print it (DOMAIN, section 3): 回数, 延べ人数, 実人数,
/// 1回平均, participants and helpers apart.
///
/// @param times 回数: occurrences to which somebody came
/// @param participants 延べ人数 of participants: persons per occurrence, plus counted heads
/// @param helpers 延べ人数 of helpers
/// @param withToken those of the 延べ人数 who are known by a token
/// @param distinct 実人数: distinct tokens; heads without a token cannot be counted in it
/// @param sample whether any of it is sample data
public record Figures(
    int times, int participants, int helpers, int withToken, int distinct, boolean sample) {
  public static Figures of(AttendanceBook book, Collection<OccurrenceId> occurrences) {
    int times = 0;
    int participants = 0;
    int helpers = 0;
    int withToken = 0;
    boolean sample = false;
    Set<PersonToken> persons = new HashSet<>();
    for (OccurrenceId occurrence : occurrences) {
      List<Attendee> attendees = book.attendees(occurrence);
      List<HeadCount> counts = book.headCounts(occurrence);
      int here = attendees.size();
      for (Attendee attendee : attendees) {
        persons.add(attendee.person());
        sample |= attendee.sample();
        if (attendee.role().helping()) {
          helpers++;
        } else {
          participants++;
        }
      }
      withToken += attendees.size();
      for (HeadCount count : counts) {
        participants += count.count(false);
        helpers += count.count(true);
        here += count.count(false) + count.count(true);
        sample |= count.sample();
      }
      times += here > 0 ? 1 : 0;
    }
    return new Figures(times, participants, helpers, withToken, persons.size(), sample);
  }

  /// 延べ人数.
  public int heads() {
    return participants + helpers;
  }

  /// 1回平均, to one decimal when printed; 0 when nothing took place.
  public double average() {
    return times == 0 ? 0 : (double) heads() / times;
  }

  /// The share of the 延べ人数 that 実人数 covers, 0 to 1.
  public double tokenShare() {
    return heads() == 0 ? 0 : (double) withToken / heads();
  }
}
