package tsudoi.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.Replica;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;
import tsudoi.person.Telephone;
import tsudoi.person.TypedText;
import tsudoi.seal.DataKey;
import tsudoi.seal.PassSecret;
import tsudoi.seal.Recipients;
import tsudoi.seal.SealPublicKey;
import tsudoi.seal.SealedFields;
import tsudoi.seal.Sealing;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignUpRules;
import tsudoi.signup.SignedPerson;

/// Takes sign-ups, cancellations and corrections, at the kiosk and at the hub alike. Names are sealed
/// before anything is decided; nothing is answered before it is durable.
public final class SignUpDesk {
  private static final int RECEIPT_TRIES_MAX = 100;

  private final Replica replica;
  private final Board board;
  private final Sealing sealing;
  private final Predicate<CenterId> serves;
  private final Supplier<UUID> ids;
  private final Supplier<String> receiptCodes;

  /// @param serves whether this replica answers for a center; for any other it takes requests
  /// @param ids fresh random ids for person tokens
  /// @param receiptCodes fresh random six-character codes
  public SignUpDesk(
      Replica replica,
      Board board,
      Sealing sealing,
      Predicate<CenterId> serves,
      Supplier<UUID> ids,
      Supplier<String> receiptCodes) {
    this.replica = replica;
    this.board = board;
    this.sealing = sealing;
    this.serves = serves;
    this.ids = ids;
    this.receiptCodes = receiptCodes;
  }

  /// @throws tsudoi.oplog.NotSaved when the store refuses
  public SignUpOutcome signUp(Actor actor, NewSignUp wish) {
    if (wish.persons().isEmpty() || wish.persons().size() > SignUpEvent.SignedUp.PERSONS_MAX) {
      return new SignUpOutcome.BadPartySize();
    }
    List<String> names = new ArrayList<>();
    for (NewPerson person : wish.persons()) {
      switch (TypedText.read(person.name(), NewPerson.NAME_LENGTH_MAX)) {
        case TypedText.Clean(var name) -> names.add(name);
        case TypedText.Rejected(var problem) -> {
          return new SignUpOutcome.BadName(names.size(), problem);
        }
      }
    }
    Optional<String> typed = wish.telephone().filter(text -> !text.isBlank());
    Optional<Telephone> telephone = typed.flatMap(Telephone::read);
    if (typed.isPresent() && telephone.isEmpty()) {
      return new SignUpOutcome.BadTelephone();
    }
    Optional<SignUpOutcome> refused =
        replica.write(actor, now -> decide(wish, names, telephone, JapanTime.at(now)));
    return refused.orElseGet(() -> new SignUpOutcome.Taken(find(wish.id()).orElseThrow()));
  }

  /// Answers why nothing was written, or nothing when the sign-up stands now.
  private Draft<Optional<SignUpOutcome>> decide(
      NewSignUp wish, List<String> names, Optional<Telephone> telephone, LocalDateTime now) {
    if (board.signUps().find(wish.id()).isPresent()) {
      return Draft.nothing(Optional.empty());
    }
    Optional<Occurrence> occurrence = board.occurrence(wish.occurrence());
    if (occurrence.isEmpty()) {
      return declined(SignUpRules.Refusal.UNKNOWN_ACTIVITY);
    }
    Optional<SignUpRules.Refusal> refusal = SignUpRules.refusal(occurrence.get(), now);
    if (refusal.isPresent()) {
      return declined(refusal.get());
    }
    CenterId center = occurrence.get().content().owner().orElseThrow();
    Optional<Recipients> recipients = recipients(center, wish.secret());
    if (recipients.isEmpty()) {
      return Draft.nothing(Optional.of(new SignUpOutcome.NotHere()));
    }
    Scope scope = Scope.of(center);
    List<Draft.Key> keys = new ArrayList<>();
    SignUpEvent.SignedUp request =
        new SignUpEvent.SignedUp(
            wish.id(),
            wish.occurrence(),
            sealed(wish, names, telephone, scope, recipients.get(), keys),
            wish.via(),
            freshReceiptCode(now),
            telephone.isPresent(),
            wish.purposeVersion());
    SignUpRules.Answer answer =
        serves.test(center)
            ? SignUpRules.ask(board.signUps(), replica.writer(), occurrence, request, now)
            : SignUpRules.request(board.signUps(), occurrence, request, now);
    return switch (answer) {
      case SignUpRules.Answer.Declined(var reason) -> declined(reason);
      case SignUpRules.Answer.Accepted(var events) ->
          new Draft<>(
              Optional.empty(),
              events.stream().map(event -> new Draft.Line(scope, event)).toList(),
              keys);
    };
  }

  /// The persons with their names sealed; the telephone number goes with the first.
  private List<SignedPerson> sealed(
      NewSignUp wish,
      List<String> names,
      Optional<Telephone> telephone,
      Scope scope,
      Recipients recipients,
      List<Draft.Key> keys) {
    List<SignedPerson> persons = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      NewPerson person = wish.persons().get(index);
      PersonToken token = new PersonToken(ids.get());
      Map<Field, String> fields = new EnumMap<>(Field.class);
      fields.put(Field.NAME, names.get(index));
      if (index == 0) {
        telephone.ifPresent(number -> fields.put(Field.PHONE, number.digits()));
      }
      SealedFields sealed = sealing.seal(token, scope, wish.id().value(), fields, recipients);
      persons.add(new SignedPerson(token, person.ageBand(), person.role(), sealed.fields()));
      keys.add(new Draft.Key(scope, KeyEntry.Kind.PERSON, token.value(), sealed.key().encoded()));
    }
    return persons;
  }

  /// Cancels persons of a sign-up and gives the freed places to this replica's own line.
  ///
  /// @return the refusal, or nothing when it is done
  /// @throws tsudoi.oplog.NotSaved when the store refuses
  public Optional<SignUpRules.Refusal> cancel(Actor actor, SignUpId id, Set<PersonToken> persons) {
    Optional<SignUpRules.Refusal> refusal =
        replica.write(
            actor,
            _ ->
                switch (SignUpRules.cancel(board.signUps(), id, persons)) {
                  case SignUpRules.Answer.Declined(var reason) ->
                      Draft.nothing(Optional.of(reason));
                  case SignUpRules.Answer.Accepted(var events) ->
                      Draft.of(Optional.empty(), scope(id), events);
                });
    if (refusal.isEmpty()) {
      find(id).map(SignUp::occurrence).ifPresent(this::promote);
    }
    return refusal;
  }

  /// Confirms whoever stands first in this replica's line, as far as its free places reach.
  ///
  /// @return how many parties moved up
  public int promote(OccurrenceId occurrence) {
    return replica.write(
        Actor.DEVICE,
        (Instant now) -> {
          List<SignUpEvent> promoted =
              open(occurrence, JapanTime.at(now))
                  ? SignUpRules.promotions(board.signUps(), replica.writer(), occurrence)
                  : List.of();
          return promoted.isEmpty()
              ? Draft.nothing(0)
              : Draft.of(
                  promoted.size(),
                  Scope.of(
                      board.occurrence(occurrence).orElseThrow().content().owner().orElseThrow()),
                  promoted);
        });
  }

  /// Gives free places to those who wait in this replica's own line for dates to come, whatever
  /// freed them: a cancellation written elsewhere, more places, a grant.
  ///
  /// @param centers whose listings to look at
  public void moveUp(Predicate<CenterId> centers, LocalDateTime now) {
    for (OccurrenceId occurrence : replica.read(() -> owed(centers, now))) {
      promote(occurrence);
    }
  }

  private List<OccurrenceId> owed(Predicate<CenterId> centers, LocalDateTime now) {
    SignUpBook book = board.signUps();
    Writer me = replica.writer();
    return board.listings().published().stream()
        .filter(listing -> listing.content().owner().filter(centers).isPresent())
        .filter(listing -> book.holders(listing.id()).contains(me))
        .flatMap(listing -> book.occurrences(listing.id()).stream())
        .filter(id -> !SignUpRules.promotions(book, me, id).isEmpty())
        .filter(id -> open(id, now))
        .toList();
  }

  private boolean open(OccurrenceId id, LocalDateTime now) {
    return board
        .occurrence(id)
        .filter(date -> SignUpRules.refusal(date, now).isEmpty())
        .isPresent();
  }

  /// Answers requests that visitors wrote at other centers' kiosks: places if this replica has
  /// them, else a number in its line.
  ///
  /// @param centers whose activities to answer for
  /// @return how many were answered
  public int answerRequests(Predicate<CenterId> centers, LocalDateTime now) {
    List<SignUpId> open = replica.read(() -> requests(centers, now));
    int answered = 0;
    for (SignUpId id : open) {
      answered += replica.write(Actor.DEVICE, moment -> answer(id, JapanTime.at(moment)));
    }
    return answered;
  }

  private Draft<Integer> answer(SignUpId id, LocalDateTime now) {
    SignUpBook book = board.signUps();
    Optional<SignUp> request =
        book.find(id)
            .filter(found -> found.state() == SignUp.State.ASKED)
            .filter(found -> open(found.occurrence(), now));
    return request
        .map(found ->
            Draft.of(
                1,
                scope(id),
                List.of(
                    SignUpRules.answer(
                        book,
                        replica.writer(),
                        board.occurrence(found.occurrence()).orElseThrow().content(),
                        found))))
        .orElseGet(() -> Draft.nothing(0));
  }

  private List<SignUpId> requests(Predicate<CenterId> centers, LocalDateTime now) {
    SignUpBook book = board.signUps();
    return board.listings().published().stream()
        .filter(listing -> listing.content().owner().filter(centers).isPresent())
        .flatMap(listing -> book.occurrences(listing.id()).stream())
        .filter(id -> open(id, now))
        .flatMap(id -> book.of(id).stream())
        .filter(signUp -> signUp.state() == SignUp.State.ASKED && fromElsewhere(signUp))
        .map(SignUp::id)
        .toList();
  }

  /// A sign-up of the center's own kiosk carries its answer with it, perhaps a moment later.
  private boolean fromElsewhere(SignUp signUp) {
    Scope scope = signUp.request().chain().scope();
    return board
        .registry()
        .kiosk(signUp.request().chain().writer().replica())
        .filter(kiosk -> !Scope.of(kiosk.center()).equals(scope))
        .isPresent();
  }

  /// Corrects what is known of one person, by somebody who can read it.
  ///
  /// @param key the person's opened data key
  public SignUpOutcome correct(
      Actor actor,
      SignUpId id,
      PersonToken person,
      NewPerson corrected,
      Optional<String> telephone,
      DataKey key) {
    TypedText name = TypedText.read(corrected.name(), NewPerson.NAME_LENGTH_MAX);
    if (name instanceof TypedText.Rejected(var problem)) {
      return new SignUpOutcome.BadName(0, problem);
    }
    Map<Field, String> fields = new EnumMap<>(Field.class);
    fields.put(Field.NAME, ((TypedText.Clean) name).text());
    Optional<String> typed = telephone.filter(text -> !text.isBlank());
    if (typed.isPresent()) {
      Optional<Telephone> number = typed.flatMap(Telephone::read);
      if (number.isEmpty()) {
        return new SignUpOutcome.BadTelephone();
      }
      fields.put(Field.PHONE, number.get().digits());
    }
    Map<Field, Sealed> sealed = sealing.seal(key, id.value(), fields);
    return replica.write(
        actor,
        _ ->
            board
                .signUps()
                .find(id)
                .map(signUp ->
                    Draft.<SignUpOutcome>of(
                        new SignUpOutcome.Taken(signUp),
                        scope(id),
                        List.of(
                            new SignUpEvent.PersonCorrected(
                                id, person, corrected.ageBand(), corrected.role(), sealed))))
                .orElse(
                    Draft.nothing(
                        new SignUpOutcome.Declined(SignUpRules.Refusal.UNKNOWN_SIGN_UP))));
  }

  /// Notes how a call to the party ended.
  public void told(Actor actor, SignUpId id, SignUpEvent.Call call) {
    replica.write(
        actor,
        _ ->
            board.signUps().find(id).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(true, scope(id), List.of(new SignUpEvent.PartyTold(id, call))));
  }

  /// Notes how telling the party that it moved up ended.
  public void toldPromotion(Actor actor, SignUpId id, OpId confirmation, SignUpEvent.Call call) {
    replica.write(
        actor,
        _ ->
            board.signUps().find(id).isEmpty()
                ? Draft.nothing(false)
                : Draft.of(
                    true,
                    scope(id),
                    List.of(new SignUpEvent.PromotionTold(id, confirmation, call))));
  }

  private Scope scope(SignUpId id) {
    SignUp signUp = board.signUps().find(id).orElseThrow();
    return signUp.request().chain().scope();
  }

  private Optional<Recipients> recipients(CenterId center, PassSecret secret) {
    Optional<SealPublicKey> centerKey = sealKey(Optional.of(center));
    Optional<SealPublicKey> cityKey = sealKey(Optional.empty());
    return centerKey.flatMap(
        own -> cityKey.map(city -> new Recipients(own, city, Optional.of(secret))));
  }

  private Optional<SealPublicKey> sealKey(Optional<CenterId> center) {
    return board.registry().sealKey(center).map(SealPublicKey::ofRaw);
  }

  /// Unique among the activities that are still open here (DESIGN, section 8).
  private String freshReceiptCode(LocalDateTime now) {
    for (int tries = 0; tries < RECEIPT_TRIES_MAX; tries++) {
      String code = receiptCodes.get();
      boolean open =
          board.signUps().withReceipt(code).stream()
              .flatMap(signUp -> board.occurrence(signUp.occurrence()).stream())
              .anyMatch(occurrence -> !occurrence.over(now));
      if (!open) {
        return code;
      }
    }
    throw new IllegalStateException("no free receipt code in " + RECEIPT_TRIES_MAX + " tries");
  }

  public Optional<SignUp> find(SignUpId id) {
    return replica.read(() -> board.signUps().find(id));
  }

  private static Draft<Optional<SignUpOutcome>> declined(SignUpRules.Refusal reason) {
    return Draft.nothing(Optional.of(new SignUpOutcome.Declined(reason)));
  }
}
