package tsudoi.signup;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Writer;
import tsudoi.person.PersonToken;

/// What may be written about sign-ups, given what this replica knows. Pure: no clock, no I/O.
///
/// A replica confirms only from places that it holds, so that no partition can overbook (DESIGN,
/// section 6).
public final class SignUpRules {
  private SignUpRules() {}

  /// Somebody asks to take part. Asking again with the same id changes nothing and gets the same
  /// answer, so that every retry is harmless.
  ///
  /// @param occurrence the date as this replica knows it; empty when it does not
  public static Answer ask(
      SignUpBook book,
      Writer me,
      Optional<Occurrence> occurrence,
      SignUpEvent.SignedUp request,
      LocalDateTime now) {
    Optional<SignUp> before = book.find(request.signUp());
    if (before.isPresent()) {
      return new Answer.Accepted(List.of());
    }
    if (occurrence.isEmpty()) {
      return new Answer.Declined(Refusal.UNKNOWN_ACTIVITY);
    }
    Optional<Refusal> refusal = refusal(occurrence.get(), now);
    if (refusal.isPresent()) {
      return new Answer.Declined(refusal.get());
    }
    return new Answer.Accepted(
        List.of(
            request,
            place(
                book,
                me,
                occurrence.get().content(),
                request.occurrence(),
                request.signUp(),
                request.persons().size())));
  }

  /// Somebody asks here for a place at another center: nobody here can answer.
  public static Answer request(
      SignUpBook book,
      Optional<Occurrence> occurrence,
      SignUpEvent.SignedUp request,
      LocalDateTime now) {
    if (book.find(request.signUp()).isPresent()) {
      return new Answer.Accepted(List.of());
    }
    Optional<Refusal> refusal =
        occurrence.isEmpty()
            ? Optional.of(Refusal.UNKNOWN_ACTIVITY)
            : refusal(occurrence.get(), now);
    return refusal
        .<Answer>map(Answer.Declined::new)
        .orElseGet(() -> new Answer.Accepted(List.of(request)));
  }

  /// What this replica answers to a request that was written elsewhere.
  public static SignUpEvent answer(
      SignUpBook book, Writer me, ListingContent content, SignUp request) {
    return place(book, me, content, request.occurrence(), request.id(), request.coming().size());
  }

  /// Why nobody can sign up for this date, if so.
  public static Optional<Refusal> refusal(Occurrence occurrence, LocalDateTime now) {
    if (!occurrence.content().takesSignUps() || !occurrence.listing().published()) {
      return Optional.of(Refusal.NO_SIGN_UP_HERE);
    }
    if (occurrence.cancelled().isPresent()) {
      return Optional.of(Refusal.ACTIVITY_CANCELLED);
    }
    return occurrence.over(now) ? Optional.of(Refusal.OVER) : Optional.empty();
  }

  /// The answer to a party: places if this replica has enough and nobody waits, else a number.
  private static SignUpEvent place(
      SignUpBook book,
      Writer me,
      ListingContent content,
      OccurrenceId occurrence,
      SignUpId id,
      int persons) {
    int places = content.unit().placesFor(persons);
    boolean limited = content.capacity().isPresent();
    boolean room =
        !limited || (book.free(occurrence, me) >= places && book.line(occurrence, me).isEmpty());
    return room
        ? new SignUpEvent.SignUpConfirmed(id, occurrence, places)
        : new SignUpEvent.SignUpQueued(id, occurrence, places, book.nextNumber(occurrence, me));
  }

  /// Persons of a sign-up cancel. Those who cancelled before are passed over.
  public static Answer cancel(SignUpBook book, SignUpId id, Set<PersonToken> persons) {
    Optional<SignUp> signUp = book.find(id);
    if (signUp.isEmpty()) {
      return new Answer.Declined(Refusal.UNKNOWN_SIGN_UP);
    }
    Set<PersonToken> coming = new HashSet<>();
    signUp.get().coming().forEach(person -> coming.add(person.token()));
    coming.retainAll(persons);
    return coming.isEmpty()
        ? new Answer.Declined(Refusal.ALREADY_CANCELLED)
        : new Answer.Accepted(
            List.of(new SignUpEvent.SignUpCancelled(id, signUp.get().occurrence(), coming)));
  }

  /// Confirmations that this replica owes its own line, in order, whole party or none: the line
  /// stops at the first party that does not fit.
  public static List<SignUpEvent> promotions(SignUpBook book, Writer me, OccurrenceId occurrence) {
    List<SignUpEvent> promoted = new ArrayList<>();
    int free = book.free(occurrence, me);
    for (SignUp next : book.line(occurrence, me)) {
      if (next.places() > free) {
        break;
      }
      free -= next.places();
      promoted.add(new SignUpEvent.SignUpConfirmed(next.id(), occurrence, next.places()));
    }
    return promoted;
  }

  /// What a command leads to.
  public sealed interface Answer {
    /// To be written as it is; empty when everything was written before.
    record Accepted(List<SignUpEvent> events) implements Answer {
      public Accepted {
        events = List.copyOf(events);
      }
    }

    record Declined(Refusal reason) implements Answer {}
  }

  /// Why a command is declined; a view shows the sentence for it.
  public enum Refusal {
    UNKNOWN_ACTIVITY,
    NO_SIGN_UP_HERE,
    ACTIVITY_CANCELLED,
    OVER,
    UNKNOWN_SIGN_UP,
    ALREADY_CANCELLED
  }
}
