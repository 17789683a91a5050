package tsudoi.oplog;

import java.util.Map;
import tsudoi.op.Epoch;

/// Which earlier epochs of this replica have ended for certain, because their store was here and is
/// no more. An epoch whose files were found on another machine is not among them: its store may go on
/// writing there.
public final class EndedEpochs {
  private static final byte[] ENDED = {1};

  private EndedEpochs() {}

  /// The note that says so; stored in the commit that opens the new epoch.
  public static Map.Entry<String, byte[]> note(Epoch epoch) {
    return Map.entry(name(epoch), ENDED.clone());
  }

  public static boolean known(OpLog log, Epoch epoch) {
    return log.note(name(epoch)).isPresent();
  }

  private static String name(Epoch epoch) {
    return "ended/" + epoch;
  }
}
