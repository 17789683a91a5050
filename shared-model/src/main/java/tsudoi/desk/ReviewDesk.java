package tsudoi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsudoi.account.Rights.Objection;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.ReviewEvent.Decision;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.oplog.Standing;
import tsudoi.review.SetAside;

/// Takes what people decide about set-aside ops. Only the hub gives verdicts: a manager's word is a
/// wish, which the hub follows by itself where the center may decide.
public final class ReviewDesk {
  public static final int NOTE_LENGTH_MAX = 200;

  private final Replica replica;
  private final Board board;

  public ReviewDesk(Replica replica, Board board) {
    this.replica = replica;
    this.board = board;
  }

  /// Whether a decision about an op is open to anybody, and whether to the center's managers.
  public static boolean allows(SetAside op, Decision decision, boolean byCenter) {
    Optional<Objection> objection = Objection.named(op.reason());
    return op.standing() == Standing.SET_ASIDE
        && switch (decision) {
          case DISMISS -> true;
          case READMIT ->
              objection
                  .filter(byCenter ? Objection::readmittableByCenter : Objection::readmittable)
                  .isPresent();
        };
  }

  /// At a kiosk: a manager asks for a decision.
  public void ask(Actor actor, OpId op, Decision decision, String note) {
    replica.write(
        actor,
        _ ->
            waiting(op).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(
                    true,
                    op.chain().scope(),
                    List.of(new ReviewEvent.DecisionAsked(op, decision, shortened(note)))));
  }

  /// At the hub: staff decide.
  ///
  /// @return whether that was theirs to decide
  public boolean decide(Actor actor, OpId op, Decision decision, String note) {
    return replica.write(
        actor,
        _ ->
            waiting(op).filter(one -> allows(one, decision, false)).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(
                    true, op.chain().scope(), List.of(verdict(op, decision, shortened(note)))));
  }

  /// At the hub: follows the managers' wishes of a scope, as far as the center may decide.
  public void answer(Scope scope) {
    replica.write(
        Actor.DEVICE,
        _ -> {
          List<ReviewEvent> verdicts = new ArrayList<>();
          for (SetAside one : board.reviews().waiting(scope)) {
            one.wish()
                .filter(wish -> scope.center().isPresent())
                .filter(wish -> allows(one, wish.decision(), true))
                .map(wish -> verdict(one.op(), wish.decision(), wish.note()))
                .ifPresent(verdicts::add);
          }
          return Draft.of(true, scope, verdicts);
        });
  }

  private Optional<SetAside> waiting(OpId op) {
    return board.reviews().find(op).filter(one -> one.standing() == Standing.SET_ASIDE);
  }

  private static ReviewEvent verdict(OpId op, Decision decision, String note) {
    return switch (decision) {
      case READMIT -> new ReviewEvent.OpReadmitted(op, note);
      case DISMISS -> new ReviewEvent.OpDismissed(op, note);
    };
  }

  private static String shortened(String note) {
    return note.length() > NOTE_LENGTH_MAX ? note.substring(0, NOTE_LENGTH_MAX) : note;
  }
}
