package tsudoi.signup;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.op.Writer;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Standing;
import tsudoi.person.PersonToken;

/// All sign-ups and all places, folded: who holds how many places of an occurrence, who has one,
/// and who stands in whose line.
///
/// Places are sums over distinct ops and grants; answers are minima by stamp: no order of arrival
/// changes the result. Holders are reckoned by account: a holder together with those whose places it
/// inherited. A holder that has ended has nothing.
public final class SignUpBook implements Projection {
  private static final Comparator<SignUp> BY_ASKED =
      Comparator.comparing(SignUp::asked).thenComparing(signUp -> signUp.id().value());

  private final Map<SignUpId, Entry> entries = new HashMap<>();
  private final Map<OccurrenceId, Set<SignUpId>> byOccurrence = new HashMap<>();
  private final Map<ListingId, Ledger> ledgers = new HashMap<>();
  private final Map<String, Set<SignUpId>> byReceipt = new HashMap<>();
  private final Map<PersonToken, SignUpId> byPerson = new HashMap<>();
  private final Map<OccurrenceId, NavigableMap<Stamp, SeatEvent.SeatsAsked>> asks = new HashMap<>();
  private final Map<OccurrenceId, Map<OpId, SignUpEvent.SignUpConfirmed>> setAside =
      new HashMap<>();
  private final Set<SignUpId> dismissed = new HashSet<>();
  private final Successions successions = new Successions();

  @Override
  public void clear() {
    entries.clear();
    byOccurrence.clear();
    ledgers.clear();
    byReceipt.clear();
    byPerson.clear();
    asks.clear();
    setAside.clear();
    dismissed.clear();
    successions.clear();
  }

  /// A confirmation that was set aside keeps its places until a person decides; one whose request
  /// was dismissed gives them back.
  @Override
  public void leaveOut(Op op, Standing standing) {
    if (standing == Standing.DISMISSED && op.event() instanceof SignUpEvent.SignedUp asked) {
      dismissed.add(asked.signUp());
    }
    if (standing == Standing.SET_ASIDE
        && op.event() instanceof SignUpEvent.SignUpConfirmed confirmed) {
      setAside
          .computeIfAbsent(confirmed.occurrence(), _ -> new HashMap<>())
          .put(op.id(), confirmed);
    }
  }

  @Override
  public void apply(Op op) {
    switch (op.event()) {
      case SeatEvent event -> apply(op, event);
      case SignUpEvent event -> apply(op, event);
      default -> {}
    }
  }

  private void apply(Op op, SeatEvent event) {
    switch (event) {
      case SeatEvent.SeatsOpened(var listing, int places, var grants) -> {
        Ledger ledger = ledger(listing, op);
        ledger.change(op, Optional.empty(), places);
        grants.forEach(grant -> ledger.grant(op, op.writer(), Optional.empty(), grant));
      }
      case SeatEvent.SeatsAdded(var listing, var only, int places) ->
          ledger(listing, op).change(op, only.flatMap(SignUpBook::start), places);
      case SeatEvent.SeatsWithdrawn(var listing, var only, int places) ->
          ledger(listing, op).change(op, only.flatMap(SignUpBook::start), -places);
      case SeatEvent.SeatsGranted(var occurrence, var grant) ->
          ledger(occurrence.listing(), op).grant(op, op.writer(), start(occurrence), grant);
      case SeatEvent.GrantPresented(var listing, var giver, var grant) ->
          ledger(listing, op).grant(op, giver, Optional.empty(), grant);
      case SeatEvent.SeatsAsked asked ->
          asks.computeIfAbsent(asked.occurrence(), _ -> new TreeMap<>()).put(op.stamp(), asked);
      case SeatEvent.EndReported reported -> successions.reported(op, reported);
      case SeatEvent.SeatsInherited inherited -> successions.inherited(op, inherited);
      case SeatEvent.PlacesReported _ -> {}
    }
  }

  private void apply(Op op, SignUpEvent event) {
    Entry entry = entries.computeIfAbsent(event.signUp(), _ -> new Entry());
    switch (event) {
      case SignUpEvent.SignedUp asked -> {
        if (entry.ask(op, asked)) {
          byOccurrence
              .computeIfAbsent(asked.occurrence(), _ -> new HashSet<>())
              .add(asked.signUp());
          byReceipt.computeIfAbsent(asked.receipt(), _ -> new HashSet<>()).add(asked.signUp());
          asked.persons().forEach(person -> byPerson.put(person.token(), asked.signUp()));
        }
      }
      case SignUpEvent.SignUpConfirmed confirmed -> {
        entry.confirmations.put(op.stamp(), confirmed.places());
        byOccurrence
            .computeIfAbsent(confirmed.occurrence(), _ -> new HashSet<>())
            .add(confirmed.signUp());
      }
      case SignUpEvent.SignUpQueued queued -> {
        entry.queued.put(op.stamp(), queued);
        byOccurrence
            .computeIfAbsent(queued.occurrence(), _ -> new HashSet<>())
            .add(queued.signUp());
      }
      case SignUpEvent.SignUpCancelled(_, _, var persons) -> entry.cancelled.addAll(persons);
      case SignUpEvent.PersonCorrected corrected ->
          entry
              .corrections
              .computeIfAbsent(corrected.person(), _ -> new TreeMap<>())
              .put(op.stamp(), corrected);
      case SignUpEvent.PartyTold(_, var call) -> entry.calls.put(op.stamp(), call);
      case SignUpEvent.PromotionTold(_, var confirmation, var call) ->
          entry
              .promotionCalls
              .computeIfAbsent(confirmation, _ -> new TreeMap<>())
              .put(op.stamp(), call);
    }
  }

  public Optional<SignUp> find(SignUpId id) {
    return Optional.ofNullable(entries.get(id))
        .flatMap(entry -> entry.signUp(id, successions::account));
  }

  /// All sign-ups of an occurrence in the order in which they were asked for.
  public List<SignUp> of(OccurrenceId occurrence) {
    List<SignUp> found = new ArrayList<>();
    for (SignUpId id : byOccurrence.getOrDefault(occurrence, Set.of())) {
      find(id).ifPresent(found::add);
    }
    found.sort(BY_ASKED);
    return found;
  }

  /// The occurrences of a listing that somebody signed up for.
  public Set<OccurrenceId> occurrences(ListingId listing) {
    Set<OccurrenceId> found = new HashSet<>();
    byOccurrence.keySet().stream()
        .filter(occurrence -> occurrence.listing().equals(listing))
        .forEach(found::add);
    return found;
  }

  /// The occurrences of a listing whose places differ from those of all others: somebody signed up,
  /// or places of this date alone were added or handed over.
  public Set<OccurrenceId> touched(ListingId listing) {
    Set<OccurrenceId> found = occurrences(listing);
    Ledger ledger = ledgers.get(listing);
    if (ledger != null) {
      ledger.starts().forEach(start -> found.add(new OccurrenceId(listing, start)));
    }
    return found;
  }

  /// The sign-ups that show this receipt code; a code can return after its activity is over.
  public List<SignUp> withReceipt(String receipt) {
    return byReceipt.getOrDefault(receipt, Set.of()).stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .toList();
  }

  public Optional<SignUp> ofPerson(PersonToken person) {
    return Optional.ofNullable(byPerson.get(person)).flatMap(this::find);
  }

  /// Whether places of this listing are counted at all.
  public boolean counted(ListingId listing) {
    return ledgers.containsKey(listing);
  }

  /// Places that exist for an occurrence, whoever holds them.
  public int capacity(OccurrenceId occurrence) {
    Ledger ledger = ledgers.get(occurrence.listing());
    return ledger == null ? 0 : ledger.created(start(occurrence));
  }

  /// Places that exist for every occurrence of a listing that has no change of its own.
  public int capacity(ListingId listing) {
    Ledger ledger = ledgers.get(listing);
    return ledger == null ? 0 : ledger.created(Optional.empty());
  }

  /// Places of every such occurrence that the writer holds.
  public int held(ListingId listing, Writer writer) {
    return held(listing, Optional.empty(), writer);
  }

  /// Places of an occurrence that the writer holds, taken or free.
  public int held(OccurrenceId occurrence, Writer writer) {
    return held(occurrence.listing(), start(occurrence), writer);
  }

  private int held(ListingId listing, Optional<LocalDateTime> start, Writer writer) {
    Ledger ledger = ledgers.get(listing);
    if (ledger == null || successions.succeeded(ledger.scope(), writer)) {
      return 0;
    }
    return ledger.held(start, writer, holder -> successions.account(ledger.scope(), holder));
  }

  /// Places of an occurrence that the writer can still confirm from; below zero where more came
  /// back from an ended holder than it had left.
  public int free(OccurrenceId occurrence, Writer writer) {
    return ended(occurrence.listing(), writer)
        ? 0
        : held(occurrence, writer) - taken(occurrence, writer);
  }

  /// Whether the writer gives no more places of a listing, because it said that it ends or another
  /// goes on with what it held.
  public boolean ended(ListingId listing, Writer writer) {
    Ledger ledger = ledgers.get(listing);
    return ledger != null && successions.ended(ledger.scope(), writer);
  }

  /// Free places over all holders except one.
  public int freeElsewhere(OccurrenceId occurrence, Writer except) {
    return holders(occurrence.listing()).stream()
        .filter(writer -> !writer.equals(except))
        .mapToInt(writer -> Math.max(0, free(occurrence, writer)))
        .sum();
  }

  /// Places of an occurrence that confirmed parties take, whoever confirmed them.
  public int taken(OccurrenceId occurrence) {
    return of(occurrence).stream()
        .filter(signUp -> signUp.state() == SignUp.State.CONFIRMED)
        .mapToInt(SignUp::places)
        .sum();
  }

  /// The confirmed parties of an occurrence that no places of their holder cover: what an ended
  /// holder had confirmed comes back late, or a copy of a machine confirmed too. The software takes
  /// back none of them; a person adds places or telephones.
  public List<SignUp> disputed(OccurrenceId occurrence) {
    Map<Writer, List<SignUp>> byHolder = new HashMap<>();
    for (SignUp signUp : of(occurrence)) {
      if (signUp.state() == SignUp.State.CONFIRMED && counted(occurrence.listing())) {
        byHolder.computeIfAbsent(signUp.holder().orElseThrow(), _ -> new ArrayList<>()).add(signUp);
      }
    }
    List<SignUp> disputed = new ArrayList<>();
    byHolder.forEach((holder, confirmed) -> {
      confirmed.sort(Comparator.comparing(this::isLate).thenComparing(this::confirmedAt));
      int covered = held(occurrence, holder) - keptSetAside(occurrence, holder);
      for (SignUp signUp : confirmed) {
        if (signUp.places() > covered) {
          disputed.add(signUp);
        } else {
          covered -= signUp.places();
        }
      }
    });
    disputed.sort(BY_ASKED);
    return disputed;
  }

  private boolean isLate(SignUp signUp) {
    return successions.late(confirmedAt(signUp).op());
  }

  private Stamp confirmedAt(SignUp signUp) {
    return entry(signUp.id()).confirmations.firstKey();
  }

  /// A party that moved up from a line and has not been told.
  ///
  /// @param confirmation the op that gave it the places
  /// @param lastCall how the last try to tell it ended
  public record Promotion(SignUp signUp, OpId confirmation, SignUpEvent.Call lastCall) {}

  /// Whom to tell that they moved up, in the order in which they did.
  public List<Promotion> toTell(OccurrenceId occurrence) {
    return of(occurrence).stream()
        .filter(signUp -> signUp.state() == SignUp.State.CONFIRMED)
        .filter(signUp -> !entry(signUp.id()).queued.isEmpty())
        .sorted(Comparator.comparing(this::confirmedAt))
        .map(signUp -> {
          OpId confirmation = confirmedAt(signUp).op();
          return new Promotion(
              signUp, confirmation, entry(signUp.id()).promotionCall(confirmation));
        })
        .filter(promotion -> promotion.lastCall() != SignUpEvent.Call.TOLD)
        .toList();
  }

  /// The writer's line in order; the first is promoted first.
  public List<SignUp> line(OccurrenceId occurrence, Writer writer) {
    return lined(occurrence).filter(signUp -> signUp.holder().equals(Optional.of(writer))).toList();
  }

  /// Holders in whose line somebody stands, whoever waits longest first.
  public List<Writer> lines(OccurrenceId occurrence) {
    return lined(occurrence).map(signUp -> signUp.holder().orElseThrow()).distinct().toList();
  }

  private Stream<SignUp> lined(OccurrenceId occurrence) {
    return of(occurrence).stream()
        .filter(signUp -> signUp.state() == SignUp.State.QUEUED)
        .sorted(Comparator.comparing(signUp -> entry(signUp.id()).queued.firstKey()));
  }

  /// The number that the next party in the writer's line gets.
  public int nextNumber(OccurrenceId occurrence, Writer writer) {
    int last = 0;
    for (SignUpId id : byOccurrence.getOrDefault(occurrence, Set.of())) {
      last = Math.max(last, entry(id).lastNumber(writer, successions::account));
    }
    return last + 1;
  }

  /// Who holds places of a listing, or held some once; ended holders are seen as their heirs.
  public Collection<Writer> holders(ListingId listing) {
    Ledger ledger = ledgers.get(listing);
    return ledger == null
        ? Set.of()
        : ledger.accounts(holder -> successions.account(ledger.scope(), holder));
  }

  /// What other holders than the writer ask for and the writer has not answered: the last request of
  /// each stands.
  public List<Ask> asks(OccurrenceId occurrence, Writer writer) {
    Ledger ledger = ledgers.get(occurrence.listing());
    if (ledger == null) {
      return List.of();
    }
    return lastAsks(occurrence, ledger.scope()).values().stream()
        .filter(ask -> !ask.from().equals(writer))
        .filter(ask -> !ledger.granted(Grant.answerId(ask.request(), writer)))
        .toList();
  }

  /// Whether the writer has asked for places and nobody has answered yet.
  public boolean asking(OccurrenceId occurrence, Writer writer) {
    Ledger ledger = ledgers.get(occurrence.listing());
    if (ledger == null) {
      return false;
    }
    Ask last = lastAsks(occurrence, ledger.scope()).get(writer);
    return last != null
        && ledger.accounts(holder -> holder).stream()
            .noneMatch(holder -> ledger.granted(Grant.answerId(last.request(), holder)));
  }

  /// A holder's wish for places.
  public record Ask(Writer from, int places, UUID request) {}

  private Map<Writer, Ask> lastAsks(OccurrenceId occurrence, Scope scope) {
    Map<Writer, Ask> last = new LinkedHashMap<>();
    asks.getOrDefault(occurrence, new TreeMap<>())
        .forEach((stamp, asked) -> {
          if (!successions.ended(scope, stamp.writer())) {
            last.put(stamp.writer(), new Ask(stamp.writer(), asked.places(), asked.request()));
          }
        });
    return last;
  }

  /// Who has the places of a holder now: the holder, or whoever inherited them.
  public Writer account(ListingId listing, Writer holder) {
    Ledger ledger = ledgers.get(listing);
    return ledger == null ? holder : successions.account(ledger.scope(), holder);
  }

  /// Everybody who was ever given places in a scope, ended holders too.
  public Set<Writer> everGiven(Scope scope) {
    Set<Writer> found = new HashSet<>();
    ledgers.values().stream()
        .filter(ledger -> ledger.scope().equals(scope))
        .forEach(ledger -> found.addAll(ledger.accounts(holder -> holder)));
    return found;
  }

  /// Whether another goes on with what a holder had in a scope.
  public boolean succeeded(Scope scope, Writer holder) {
    return successions.succeeded(scope, holder);
  }

  Successions successions() {
    return successions;
  }

  private int taken(OccurrenceId occurrence, Writer writer) {
    return keptSetAside(occurrence, writer)
        + of(occurrence).stream()
            .filter(signUp -> signUp.state() == SignUp.State.CONFIRMED)
            .filter(signUp -> signUp.holder().equals(Optional.of(writer)))
            .mapToInt(SignUp::places)
            .sum();
  }

  private int keptSetAside(OccurrenceId occurrence, Writer writer) {
    int kept = 0;
    for (Map.Entry<OpId, SignUpEvent.SignUpConfirmed> entry :
        setAside.getOrDefault(occurrence, Map.of()).entrySet()) {
      OpId op = entry.getKey();
      Writer holder = successions.account(op.chain().scope(), op.chain().writer());
      kept += holder.equals(writer) ? entry.getValue().places() : 0;
    }
    return kept + confirmedUnseen(occurrence, writer);
  }

  /// Places of parties that are confirmed and whose request is not here, or was set aside.
  private int confirmedUnseen(OccurrenceId occurrence, Writer writer) {
    int places = 0;
    for (SignUpId id : byOccurrence.getOrDefault(occurrence, Set.of())) {
      Map.Entry<Stamp, Integer> confirmation = entry(id).confirmations.firstEntry();
      if (confirmation != null && entry(id).asked.isEmpty() && !dismissed.contains(id)) {
        Writer holder = Entry.account(confirmation.getKey(), successions::account);
        places += holder.equals(writer) ? confirmation.getValue() : 0;
      }
    }
    return places;
  }

  private Entry entry(SignUpId id) {
    return Objects.requireNonNull(entries.get(id));
  }

  private Ledger ledger(ListingId listing, Op op) {
    Ledger ledger = ledgers.computeIfAbsent(listing, _ -> new Ledger(op.scope()));
    ledger.seenIn(op.scope());
    return ledger;
  }

  private static Optional<LocalDateTime> start(OccurrenceId occurrence) {
    return Optional.of(occurrence.originalStart());
  }

  private static final class Entry {
    private final NavigableMap<Stamp, SignUpEvent.SignedUp> asked = new TreeMap<>();
    private final NavigableMap<Stamp, Integer> confirmations = new TreeMap<>();
    private final NavigableMap<Stamp, SignUpEvent.SignUpQueued> queued = new TreeMap<>();
    private final Set<PersonToken> cancelled = new HashSet<>();
    private final Map<PersonToken, NavigableMap<Stamp, SignUpEvent.PersonCorrected>> corrections =
        new HashMap<>();
    private final NavigableMap<Stamp, SignUpEvent.Call> calls = new TreeMap<>();
    private final Map<OpId, NavigableMap<Stamp, SignUpEvent.Call>> promotionCalls = new HashMap<>();

    /// Whether this is a request not seen before.
    boolean ask(Op op, SignUpEvent.SignedUp event) {
      return asked.put(op.stamp(), event) == null;
    }

    int lastNumber(Writer account, BiFunction<Scope, Writer, Writer> accounts) {
      return queued.entrySet().stream()
          .filter(entry -> account(entry.getKey(), accounts).equals(account))
          .mapToInt(entry -> entry.getValue().number())
          .max()
          .orElse(0);
    }

    SignUpEvent.Call promotionCall(OpId confirmation) {
      NavigableMap<Stamp, SignUpEvent.Call> made = promotionCalls.get(confirmation);
      return made == null ? SignUpEvent.Call.UNDONE : made.lastEntry().getValue();
    }

    private static Writer account(Stamp stamp, BiFunction<Scope, Writer, Writer> accounts) {
      return accounts.apply(stamp.op().chain().scope(), stamp.writer());
    }

    /// The sign-up, or nothing while only answers have arrived and the request has not.
    Optional<SignUp> signUp(SignUpId id, BiFunction<Scope, Writer, Writer> accounts) {
      return Optional.ofNullable(asked.firstEntry())
          .map(request -> fold(id, request.getKey(), request.getValue(), accounts));
    }

    private SignUp fold(
        SignUpId id,
        Stamp stamp,
        SignUpEvent.SignedUp request,
        BiFunction<Scope, Writer, Writer> accounts) {
      List<SignedPerson> persons = request.persons().stream().map(this::corrected).toList();
      boolean everybodyCancelled =
          persons.stream().allMatch(person -> cancelled.contains(person.token()));
      Map.Entry<Stamp, Integer> confirmation = confirmations.firstEntry();
      Map.Entry<Stamp, SignUpEvent.SignUpQueued> queue = queued.firstEntry();
      SignUp.State state =
          everybodyCancelled
              ? SignUp.State.CANCELLED
              : confirmation != null
                  ? SignUp.State.CONFIRMED
                  : queue != null ? SignUp.State.QUEUED : SignUp.State.ASKED;
      Optional<Writer> holder =
          confirmation != null
              ? Optional.of(account(confirmation.getKey(), accounts))
              : Optional.ofNullable(queue).map(entry -> account(entry.getKey(), accounts));
      int asked =
          confirmation != null
              ? confirmation.getValue()
              : queue != null ? queue.getValue().places() : persons.size();
      return new SignUp(
          id,
          request.occurrence(),
          stamp.op(),
          stamp.hlc(),
          persons,
          cancelled,
          request.via(),
          request.receipt(),
          request.reachable(),
          state,
          holder,
          stillTaken(asked, persons, everybodyCancelled),
          queue == null ? 0 : queue.getValue().number(),
          calls.isEmpty() ? SignUpEvent.Call.UNDONE : calls.lastEntry().getValue());
    }

    /// A party that takes a place per person frees one with each cancelled person; a family that
    /// takes one place frees it with the last.
    private int stillTaken(int asked, List<SignedPerson> persons, boolean everybodyCancelled) {
      if (everybodyCancelled) {
        return 0;
      }
      long gone = persons.stream().filter(person -> cancelled.contains(person.token())).count();
      return asked == persons.size() ? asked - (int) gone : asked;
    }

    private SignedPerson corrected(SignedPerson person) {
      NavigableMap<Stamp, SignUpEvent.PersonCorrected> edits = corrections.get(person.token());
      if (edits == null) {
        return person;
      }
      SignUpEvent.PersonCorrected last = edits.lastEntry().getValue();
      return new SignedPerson(person.token(), last.ageBand(), last.role(), last.fields());
    }
  }
}
