package tsudoi.hub.eventsheet;

import java.util.List;
import java.util.Set;

/// What came of one row. `rowNumber` is the number Excel shows at the left edge.
public sealed interface RowReading {
  int rowNumber();

  /// An event with at least one session, in order of time.
  record Dated(int rowNumber, SheetEvent event, List<Session> sessions, Set<Remark> remarks)
      implements RowReading {
    public Dated {
      sessions = List.copyOf(sessions);
      remarks = Set.copyOf(remarks);
      if (sessions.isEmpty()) {
        throw new IllegalArgumentException("a dated row has sessions");
      }
    }
  }

  /// An event whose days nobody has printed (随時, 日程調整): 日程は要確認.
  record Undated(int rowNumber, SheetEvent event, String dateText, Set<Remark> remarks)
      implements RowReading {
    public Undated {
      remarks = Set.copyOf(remarks);
    }
  }

  /// A row that cannot be a listing.
  record Rejected(int rowNumber, Reason reason) implements RowReading {}

  /// Why a row cannot be a listing; each has a sentence in the message bundle.
  sealed interface Reason {
    record NoTitle() implements Reason {}

    record TooLong(String heading, int charactersMax) implements Reason {}

    record NoSuchDayOrTime(String printed) implements Reason {}

    record EndsBeforeStart(String printed) implements Reason {}

    record NoDayLeft(String printed) implements Reason {}

    record TooManySessions(int sessionsMax) implements Reason {}

    record SameAsRow(int rowNumber) implements Reason {}
  }

  /// What a person should look at although the row could be read.
  enum Remark {
    WEEKDAY_DOES_NOT_FIT,
    YEAR_FAR_FROM_SHEET,
    AFTERNOON_ASSUMED,
    START_DAY_NOT_PRINTED,
    END_DAY_NOT_PRINTED,
    CAPACITY_OUT_OF_RANGE,
    POSITION_OUT_OF_RANGE
  }
}
