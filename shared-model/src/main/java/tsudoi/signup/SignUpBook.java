package tsudoi.signup;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Stamp;
import tsudoi.op.Writer;
import tsudoi.oplog.Projection;
import tsudoi.person.PersonToken;

/// All sign-ups and all places, folded: who holds how many places of an occurrence, who has one,
/// and who stands in whose line.
///
/// Places are sums over distinct ops and grants; answers are minima by stamp: no order of arrival
/// changes the result.
public final class SignUpBook implements Projection {
  private final Map<SignUpId, Entry> entries = new HashMap<>();
  private final Map<OccurrenceId, Set<SignUpId>> byOccurrence = new HashMap<>();
  private final Map<ListingId, Ledger> ledgers = new HashMap<>();
  private final Map<String, Set<SignUpId>> byReceipt = new HashMap<>();
  private final Map<PersonToken, SignUpId> byPerson = new HashMap<>();

  @Override
  public void clear() {
    entries.clear();
    byOccurrence.clear();
    ledgers.clear();
    byReceipt.clear();
    byPerson.clear();
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
        Ledger ledger = ledger(listing);
        ledger.changes.put(op.id(), new Change(op.writer(), Optional.empty(), places));
        grants.forEach(grant -> ledger.grant(op.writer(), Optional.empty(), grant));
      }
      case SeatEvent.SeatsAdded(var listing, var only, int places) ->
          ledger(listing)
              .changes
              .put(op.id(), new Change(op.writer(), only.flatMap(SignUpBook::start), places));
      case SeatEvent.SeatsWithdrawn(var listing, var only, int places) ->
          ledger(listing)
              .changes
              .put(op.id(), new Change(op.writer(), only.flatMap(SignUpBook::start), -places));
      case SeatEvent.SeatsGranted(var occurrence, var grant) ->
          ledger(occurrence.listing()).grant(op.writer(), start(occurrence), grant);
      case SeatEvent.GrantPresented(var listing, var giver, var grant) ->
          ledger(listing).grant(giver, Optional.empty(), grant);
      case SeatEvent.SeatsAsked _, SeatEvent.PlacesReported _ -> {}
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
      case SignUpEvent.SignUpQueued queued -> entry.queued.put(op.stamp(), queued);
      case SignUpEvent.SignUpCancelled(_, _, var persons) -> entry.cancelled.addAll(persons);
      case SignUpEvent.PersonCorrected corrected ->
          entry
              .corrections
              .computeIfAbsent(corrected.person(), _ -> new TreeMap<>())
              .put(op.stamp(), corrected);
      case SignUpEvent.PartyTold(_, var call) -> entry.calls.put(op.stamp(), call);
    }
  }

  public Optional<SignUp> find(SignUpId id) {
    return Optional.ofNullable(entries.get(id)).flatMap(entry -> entry.signUp(id));
  }

  /// All sign-ups of an occurrence in the order in which they were asked for.
  public List<SignUp> of(OccurrenceId occurrence) {
    List<SignUp> found = new ArrayList<>();
    for (SignUpId id : byOccurrence.getOrDefault(occurrence, Set.of())) {
      find(id).ifPresent(found::add);
    }
    found.sort(Comparator.comparing(SignUp::asked).thenComparing(signUp -> signUp.id().value()));
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
    Ledger ledger = ledgers.get(listing);
    return ledger == null ? 0 : ledger.held(Optional.empty(), writer);
  }

  /// Places of an occurrence that the writer holds, taken or free.
  public int held(OccurrenceId occurrence, Writer writer) {
    Ledger ledger = ledgers.get(occurrence.listing());
    return ledger == null ? 0 : ledger.held(start(occurrence), writer);
  }

  /// Places of an occurrence that the writer can still confirm from.
  public int free(OccurrenceId occurrence, Writer writer) {
    return held(occurrence, writer) - taken(occurrence, writer);
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

  /// The writer's line in order; the first is promoted first.
  public List<SignUp> line(OccurrenceId occurrence, Writer writer) {
    return of(occurrence).stream()
        .filter(signUp -> signUp.state() == SignUp.State.QUEUED)
        .filter(signUp -> signUp.holder().equals(Optional.of(writer)))
        .sorted(Comparator.comparingInt(SignUp::number))
        .toList();
  }

  /// The number that the next party in the writer's line gets.
  public int nextNumber(OccurrenceId occurrence, Writer writer) {
    int last = 0;
    for (SignUpId id : byOccurrence.getOrDefault(occurrence, Set.of())) {
      Entry entry = entries.get(id);
      if (entry != null) {
        last = Math.max(last, entry.lastNumber(writer));
      }
    }
    return last + 1;
  }

  /// Who holds places of a listing, or held some once.
  public Collection<Writer> holders(ListingId listing) {
    Ledger ledger = ledgers.get(listing);
    return ledger == null ? Set.of() : ledger.writers();
  }

  private int taken(OccurrenceId occurrence, Writer writer) {
    return of(occurrence).stream()
        .filter(signUp -> signUp.state() == SignUp.State.CONFIRMED)
        .filter(signUp -> signUp.holder().equals(Optional.of(writer)))
        .mapToInt(SignUp::places)
        .sum();
  }

  private Ledger ledger(ListingId listing) {
    return ledgers.computeIfAbsent(listing, _ -> new Ledger());
  }

  private static Optional<LocalDateTime> start(OccurrenceId occurrence) {
    return Optional.of(occurrence.originalStart());
  }

  private record Change(Writer writer, Optional<LocalDateTime> only, int places) {
    boolean concerns(Optional<LocalDateTime> start) {
      return only.isEmpty() || only.equals(start);
    }
  }

  private record Handover(Writer giver, Optional<LocalDateTime> only, Grant grant) {
    boolean concerns(Optional<LocalDateTime> start) {
      return only.isEmpty() || only.equals(start);
    }
  }

  private static final class Ledger {
    private final Map<OpId, Change> changes = new HashMap<>();
    private final Map<UUID, Handover> handovers = new HashMap<>();

    void grant(Writer giver, Optional<LocalDateTime> only, Grant grant) {
      handovers.put(grant.id(), new Handover(giver, only, grant));
    }

    int created(Optional<LocalDateTime> start) {
      return changes.values().stream()
          .filter(change -> change.concerns(start))
          .mapToInt(Change::places)
          .sum();
    }

    int held(Optional<LocalDateTime> start, Writer writer) {
      int held = 0;
      for (Change change : changes.values()) {
        held += change.concerns(start) && change.writer.equals(writer) ? change.places : 0;
      }
      for (Handover handover : handovers.values()) {
        if (handover.concerns(start)) {
          held += handover.grant.to().equals(writer) ? handover.grant.places() : 0;
          held -= handover.giver.equals(writer) ? handover.grant.places() : 0;
        }
      }
      return held;
    }

    Set<LocalDateTime> starts() {
      Set<LocalDateTime> starts = new HashSet<>();
      changes.values().forEach(change -> change.only.ifPresent(starts::add));
      handovers.values().forEach(handover -> handover.only.ifPresent(starts::add));
      return starts;
    }

    Set<Writer> writers() {
      Set<Writer> writers = new HashSet<>();
      changes.values().forEach(change -> writers.add(change.writer));
      handovers.values().forEach(handover -> writers.add(handover.grant.to()));
      return writers;
    }
  }

  private static final class Entry {
    private final NavigableMap<Stamp, SignUpEvent.SignedUp> asked = new TreeMap<>();
    private final NavigableMap<Stamp, Integer> confirmations = new TreeMap<>();
    private final NavigableMap<Stamp, SignUpEvent.SignUpQueued> queued = new TreeMap<>();
    private final Set<PersonToken> cancelled = new HashSet<>();
    private final Map<PersonToken, NavigableMap<Stamp, SignUpEvent.PersonCorrected>> corrections =
        new HashMap<>();
    private final NavigableMap<Stamp, SignUpEvent.Call> calls = new TreeMap<>();

    /// Whether this is a request not seen before.
    boolean ask(Op op, SignUpEvent.SignedUp event) {
      return asked.put(op.stamp(), event) == null;
    }

    int lastNumber(Writer writer) {
      return queued.entrySet().stream()
          .filter(entry -> entry.getKey().writer().equals(writer))
          .mapToInt(entry -> entry.getValue().number())
          .max()
          .orElse(0);
    }

    /// The sign-up, or nothing while only answers have arrived and the request has not.
    Optional<SignUp> signUp(SignUpId id) {
      return Optional.ofNullable(asked.firstEntry())
          .map(request -> fold(id, request.getKey(), request.getValue()));
    }

    private SignUp fold(SignUpId id, Stamp stamp, SignUpEvent.SignedUp request) {
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
              ? Optional.of(confirmation.getKey().writer())
              : Optional.ofNullable(queue).map(entry -> entry.getKey().writer());
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
