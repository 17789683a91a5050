package tsudoi.hub.eventsheet;

import tsudoi.hub.eventsheet.SheetReading.Problem;

/// Carries a [Problem] out of the depth of the file to [EventSheetReader], which makes it a value.
final class UnreadableSheetException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Problem problem;

  UnreadableSheetException(Problem problem) {
    super(problem.name());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
