package tsudoi.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.listing.Change;
import tsudoi.listing.Conflict;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingField;
import tsudoi.listing.ListingId;
import tsudoi.listing.ListingRules;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.signup.SeatRules;
import tsudoi.signup.SignUp;

/// Keeps listings: drafts, publication with its places, changes, cancellations.
public final class ListingDesk {
  private final Replica replica;
  private final Board board;
  private final Supplier<Writer> hub;
  private final Supplier<UUID> ids;

  /// @param hub whom net places are granted to
  public ListingDesk(Replica replica, Board board, Supplier<Writer> hub, Supplier<UUID> ids) {
    this.replica = replica;
    this.board = board;
    this.hub = hub;
    this.ids = ids;
  }

  public sealed interface Outcome {
    record Saved(Listing listing) implements Outcome {}

    /// Nothing was written.
    record Faulty(Set<ListingRules.Problem> problems) implements Outcome {}

    /// Published and shown as wished, but not all places could follow.
    record NotAllPlaces(Listing listing, SeatRules.Step step) implements Outcome {}
  }

  /// Saves work in progress; nobody outside the center sees it.
  public void draft(Actor actor, CenterId center, ListingId id, ListingContent content) {
    replica.write(actor, _ -> drafted(center, id, content, current(id)));
  }

  /// Saves work in progress of somebody who looked at these edits: what others changed since then is
  /// merged with it.
  public void draft(
      Actor actor, CenterId center, ListingId id, ListingContent content, List<OpId> seen) {
    replica.write(actor, _ -> drafted(center, id, content, seen));
  }

  /// Publishes the whole snapshot, for the first time or again, and opens, adds or withdraws places.
  public Outcome publish(Actor actor, ListingId id, ListingContent content) {
    return outcome(id, replica.write(actor, now -> published(now, id, content, current(id))));
  }

  /// Publishes what somebody made who looked at these edits: what others changed since then is
  /// merged with it.
  public Outcome publish(Actor actor, ListingId id, ListingContent content, List<OpId> seen) {
    return outcome(id, replica.write(actor, now -> published(now, id, content, seen)));
  }

  /// Settles a question with one of its sides.
  ///
  /// @return empty when the question has changed or was answered meanwhile; nothing was written
  public Optional<Outcome> answer(
      Actor actor, ListingId id, Conflict question, Conflict.Side choice) {
    return replica
        .<Optional<Step>>write(
            actor,
            now ->
                board
                    .listings()
                    .find(id)
                    .flatMap(listing ->
                        listing.conflicts().stream()
                            .filter(question::asksTheSame)
                            .findFirst()
                            .map(open -> answered(now, listing, open, choice)))
                    .map(ListingDesk::maybe)
                    .orElse(Draft.nothing(Optional.empty())))
        .map(step -> outcome(id, step));
  }

  private Draft<Step> answered(
      Instant now, Listing listing, Conflict question, Conflict.Side choice) {
    if (!question.standing().stamp().equals(choice.stamp())) {
      ListingContent content =
          question.sides().stream()
              .filter(side -> side.stamp().equals(choice.stamp()))
              .findFirst()
              .orElseThrow()
              .content();
      return rewritten(now, listing, content);
    }
    boolean publicly = question.sides().stream().skip(1).anyMatch(side -> !side.draft());
    Scope scope =
        listing.content().owner().filter(_ -> !publicly).map(Scope::of).orElse(Scope.CITY);
    List<Draft.Line> lines = new ArrayList<>();
    lines.add(
        new Draft.Line(
            scope,
            new ListingEvent.ValueKept(listing.id(), question.part().name(), listing.current())));
    Optional<SeatRules.Step> places =
        listing.published() && question.part().field() == ListingField.PLACES
            ? places(now, lines, listing.id(), listing.content())
            : Optional.empty();
    return new Draft<>(new Step(Set.of(), places), lines, List.of());
  }

  /// Puts back what one edit changed.
  ///
  /// @return empty when somebody has changed one of the same fields since; nothing was written
  public Optional<Outcome> undo(Actor actor, ListingId id, OpId edit) {
    return replica
        .<Optional<Step>>write(
            actor,
            now ->
                board
                    .listings()
                    .find(id)
                    .flatMap(listing ->
                        board
                            .listings()
                            .without(id, edit)
                            .map(content -> rewritten(now, listing, content)))
                    .map(ListingDesk::maybe)
                    .orElse(Draft.nothing(Optional.empty())))
        .map(step -> outcome(id, step));
  }

  private Draft<Step> rewritten(Instant now, Listing listing, ListingContent content) {
    return listing.published()
        ? published(now, listing.id(), content, listing.current())
        : drafted(content.owner().orElseThrow(), listing.id(), content, listing.current());
  }

  /// What an edit did, before it is known what became of the listing.
  private record Step(Set<ListingRules.Problem> problems, Optional<SeatRules.Step> places) {}

  private static Draft<Optional<Step>> maybe(Draft<Step> draft) {
    return new Draft<>(Optional.of(draft.answer()), draft.lines(), draft.keys());
  }

  private static Draft<Step> drafted(
      CenterId center, ListingId id, ListingContent content, List<OpId> seen) {
    return Draft.of(
        new Step(Set.of(), Optional.empty()),
        Scope.of(center),
        List.of(new ListingEvent.ListingDrafted(id, content, seen)));
  }

  /// The places follow what stands after the edit, which another's edit may have changed too.
  private Draft<Step> published(
      Instant now, ListingId id, ListingContent content, List<OpId> seen) {
    Set<ListingRules.Problem> problems = ListingRules.problems(content, JapanTime.dayOf(now));
    if (!problems.isEmpty()) {
      return Draft.nothing(new Step(problems, Optional.empty()));
    }
    List<Draft.Line> lines = new ArrayList<>();
    lines.add(new Draft.Line(Scope.CITY, new ListingEvent.ListingPublished(id, content, seen)));
    Optional<SeatRules.Step> places =
        places(now, lines, id, board.listings().after(id, content, seen));
    return new Draft<>(new Step(problems, places), lines, List.of());
  }

  private Outcome outcome(ListingId id, Step step) {
    if (!step.problems().isEmpty()) {
      return new Outcome.Faulty(step.problems());
    }
    Listing listing = find(id).orElseThrow();
    return step.places()
        .filter(places -> !places.asWished())
        .<Outcome>map(places -> new Outcome.NotAllPlaces(listing, places))
        .orElseGet(() -> new Outcome.Saved(listing));
  }

  /// Adds the lines that bring the places to what is wished, as far as they can follow.
  private Optional<SeatRules.Step> places(
      Instant now, List<Draft.Line> lines, ListingId id, ListingContent content) {
    if (!content.takesSignUps() || content.capacity().isEmpty()) {
      return Optional.empty();
    }
    SeatRules.Step step =
        SeatRules.atDesk(
            board.signUps(),
            replica.writer(),
            board.signUps().account(id, hub.get()),
            id,
            new SeatRules.Wish(content.capacity().get(), content.netPlaces()),
            occurrence -> board.ahead(occurrence, JapanTime.at(now)),
            ids);
    Scope scope = Scope.of(content.owner().orElseThrow());
    step.events().forEach(event -> lines.add(new Draft.Line(scope, event)));
    return Optional.of(step);
  }

  /// 中止 of the whole listing.
  public void cancel(Actor actor, ListingId id, Words reason) {
    replica.write(
        actor,
        _ ->
            board.listings().find(id).filter(found -> found.cancelled().isEmpty()).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(
                    true, Scope.CITY, List.of(new ListingEvent.ListingCancelled(id, reason))));
  }

  /// 中止 of one date.
  public void cancel(Actor actor, OccurrenceId occurrence, Words reason) {
    replica.write(
        actor,
        _ ->
            board.occurrence(occurrence).filter(found -> found.cancelled().isEmpty()).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(
                    true,
                    Scope.CITY,
                    List.of(new ListingEvent.OccurrenceCancelled(occurrence, reason))));
  }

  /// Whom to call because a date was cancelled: every party that still wanted to come.
  ///
  /// @param reachable parties that left a telephone number
  public record CallList(List<SignUp> reachable, List<SignUp> unreachable) {}

  public CallList callList(OccurrenceId occurrence) {
    return replica.read(() -> {
      Optional<Occurrence> date = board.occurrence(occurrence);
      List<SignUp> parties =
          date.filter(found -> found.cancelled().isPresent()).isEmpty()
              ? List.of()
              : board.signUps().of(occurrence).stream()
                  .filter(signUp -> signUp.state() != SignUp.State.CANCELLED)
                  .toList();
      return new CallList(
          parties.stream().filter(SignUp::reachable).toList(),
          parties.stream().filter(signUp -> !signUp.reachable()).toList());
    });
  }

  public Optional<Listing> find(ListingId id) {
    return replica.read(() -> board.listings().find(id));
  }

  /// What is known of a listing's edits, the first one first.
  public List<Change> history(ListingId id) {
    return replica.read(() -> board.listings().history(id));
  }

  private List<OpId> current(ListingId id) {
    return board.listings().find(id).map(Listing::current).orElse(List.of());
  }
}
