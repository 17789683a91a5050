package tsudoi.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Known;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.EndedEpochs;
import tsudoi.oplog.Replica;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SeatSharing;
import tsudoi.signup.SignUpRules;

/// Moves places between holders: what a replica owes the others, what it asks them for, and who goes
/// on with the places of a holder that has ended.
public final class SeatDesk {
  /// Dates for which a kiosk that holds nothing asks before anybody wants to come.
  private static final int DAYS_AHEAD = 14;

  private final Replica replica;
  private final Board board;
  private final ReplicaId hub;
  private final Supplier<UUID> ids;

  public SeatDesk(Replica replica, Board board, ReplicaId hub, Supplier<UUID> ids) {
    this.replica = replica;
    this.board = board;
    this.hub = hub;
    this.ids = ids;
  }

  /// Writes what is due about the places of dates to come.
  ///
  /// @param centers whose listings to look at
  public void share(Predicate<CenterId> centers, LocalDateTime now) {
    for (OccurrenceId occurrence : replica.read(() -> due(centers, now))) {
      replica.write(Actor.DEVICE, (Instant at) -> share(occurrence, JapanTime.at(at)));
    }
  }

  private Draft<Integer> share(OccurrenceId occurrence, LocalDateTime now) {
    Optional<Occurrence> date = open(occurrence, now);
    List<SeatEvent> due =
        date.isEmpty()
            ? List.of()
            : SeatSharing.due(board.signUps(), replica.writer(), hub, occurrence, ids);
    return due.isEmpty()
        ? Draft.nothing(0)
        : Draft.of(due.size(), Scope.of(date.orElseThrow().content().owner().orElseThrow()), due);
  }

  private List<OccurrenceId> due(Predicate<CenterId> centers, LocalDateTime now) {
    return board.listings().published().stream()
        .filter(listing -> listing.content().owner().filter(centers).isPresent())
        .filter(listing -> board.signUps().counted(listing.id()))
        .flatMap(listing -> dates(listing, now))
        .filter(id -> !SeatSharing.due(board.signUps(), replica.writer(), hub, id, ids).isEmpty())
        .filter(id -> open(id, now).isPresent())
        .toList();
  }

  /// Dates that somebody signed up for; at a kiosk also those of the next days, because one that
  /// came later than the opening of places holds none of them.
  private Stream<OccurrenceId> dates(Listing listing, LocalDateTime now) {
    Set<OccurrenceId> dates = new HashSet<>();
    board.signUps().occurrences(listing.id()).stream()
        .filter(id -> id.originalStart().isAfter(now.minusDays(1)))
        .forEach(dates::add);
    boolean holdsNone = board.signUps().held(listing.id(), replica.writer()) == 0;
    if (!replica.writer().replica().equals(hub) && holdsNone) {
      LocalDate today = now.toLocalDate();
      Calendar.dates(listing, today, today.plusDays(DAYS_AHEAD))
          .forEach(date -> dates.add(date.id()));
    }
    return dates.stream();
  }

  private Optional<Occurrence> open(OccurrenceId id, LocalDateTime now) {
    return board
        .occurrence(id)
        .filter(date -> date.content().capacity().isPresent())
        .filter(date -> SignUpRules.refusal(date, now).isEmpty());
  }

  /// At a kiosk: says which holders it knows to have ended.
  public void reportEnds(CenterId center) {
    Scope scope = Scope.of(center);
    replica.write(Actor.DEVICE, _ -> Draft.of(true, scope, reports(scope)));
  }

  private List<SeatEvent> reports(Scope scope) {
    Optional<Known> known = replica.known(scope);
    Writer me = replica.writer();
    Map<Writer, Long> gone = new HashMap<>();
    for (Writer writer : writers(scope)) {
      if (hasEnded(writer, known)) {
        gone.put(writer, known(scope, writer));
      }
    }
    if (board.registry().service(me.replica()) == Registry.Service.LEAVING) {
      gone.put(me, known(scope, me));
    }
    return SeatSharing.reports(board.signUps(), me, scope, gone, known.map(Known::hubEpoch));
  }

  private boolean hasEnded(Writer writer, Optional<Known> known) {
    if (writer.replica().equals(hub)) {
      return known.isPresent() && !known.get().hubEpoch().equals(writer.epoch());
    }
    return writer.replica().equals(replica.writer().replica())
        && !writer.equals(replica.writer())
        && EndedEpochs.known(replica.log(), writer.epoch());
  }

  /// At the hub: names the heirs of holders that have ended.
  public void settle(CenterId center) {
    Scope scope = Scope.of(center);
    replica.write(Actor.DEVICE, _ -> Draft.of(true, scope, heirs(scope, center)));
  }

  private List<SeatEvent> heirs(Scope scope, CenterId center) {
    Set<ReplicaId> kiosks = new HashSet<>();
    board.registry().kiosks(center).forEach(kiosk -> kiosks.add(kiosk.replica()));
    return SeatSharing.inheritances(
        board.signUps(),
        replica.writer(),
        scope,
        former(scope),
        kiosks,
        writer -> known(scope, writer));
  }

  private Set<Writer> former(Scope scope) {
    Set<Writer> former = new HashSet<>(epochs(scope, hub));
    former.remove(replica.writer());
    return former;
  }

  private Set<Writer> epochs(Scope scope, ReplicaId of) {
    Set<Writer> found = writers(scope);
    found.removeIf(writer -> !writer.replica().equals(of));
    return found;
  }

  /// Whoever wrote in a scope or was given places there.
  private Set<Writer> writers(Scope scope) {
    Set<Writer> found = new HashSet<>(board.signUps().everGiven(scope));
    replica.log().heads().keySet().stream()
        .filter(chain -> chain.scope().equals(scope))
        .forEach(chain -> found.add(chain.writer()));
    return found;
  }

  private long known(Scope scope, Writer writer) {
    return replica.log().staged(new ChainId(writer, scope)).seq();
  }

  /// At the hub: whether places of an earlier life still wait for kiosks to report.
  public boolean waiting(CenterId center) {
    Scope scope = Scope.of(center);
    return replica.read(() -> !unclaimed(scope).isEmpty());
  }

  private List<Writer> unclaimed(Scope scope) {
    return former(scope).stream()
        .filter(writer -> !board.signUps().succeeded(scope, writer))
        .sorted()
        .toList();
  }

  /// At the hub: staff decide not to wait for the kiosks of a center after a restore. What those
  /// knew of the hub's earlier life may still come back and is then disputed.
  public void claim(Actor actor, CenterId center) {
    Scope scope = Scope.of(center);
    replica.write(
        actor,
        _ ->
            Draft.of(
                true,
                scope,
                unclaimed(scope).stream()
                    .map(writer ->
                        new SeatEvent.SeatsInherited(
                            writer, known(scope, writer), replica.writer()))
                    .toList()));
  }

  /// At the hub: a kiosk is to hand over what it holds and go out of service.
  public void dismiss(Actor actor, ReplicaId kiosk) {
    replica.write(
        actor,
        _ ->
            board.registry().service(kiosk) == Registry.Service.ACTIVE
                ? Draft.of(true, Scope.CITY, List.of(new AccountEvent.KioskLeaving(kiosk)))
                : Draft.nothing(false));
  }

  /// At the hub: a person declares a kiosk destroyed. The hub goes on with its places and its line;
  /// what it had confirmed and not sent may come back and is then disputed.
  public void destroyed(Actor actor, ReplicaId kiosk, String note) {
    replica.write(
        actor,
        _ -> {
          Optional<Registry.Kiosk> known = board.registry().kiosk(kiosk);
          if (known.isEmpty() || board.registry().service(kiosk) == Registry.Service.DESTROYED) {
            return Draft.nothing(false);
          }
          Scope scope = Scope.of(known.get().center());
          List<Draft.Line> lines = new ArrayList<>();
          lines.add(new Draft.Line(Scope.CITY, new AccountEvent.KioskDestroyed(kiosk, note)));
          epochs(scope, kiosk).stream()
              .filter(writer -> !board.signUps().succeeded(scope, writer))
              .sorted()
              .map(writer ->
                  new SeatEvent.SeatsInherited(writer, known(scope, writer), replica.writer()))
              .forEach(event -> lines.add(new Draft.Line(scope, event)));
          return new Draft<>(true, lines, List.of());
        });
  }

  /// At the hub: whether places of earlier lives of a kiosk wait for a word that these have ended.
  ///
  /// @param now the kiosk in the life that it writes in
  public boolean waitsForEarlierLives(Writer now) {
    return replica.read(() ->
        board
            .registry()
            .kiosk(now.replica())
            .filter(kiosk -> !earlierLives(Scope.of(kiosk.center()), now).isEmpty())
            .isPresent());
  }

  private List<Writer> earlierLives(Scope scope, Writer now) {
    return epochs(scope, now.replica()).stream()
        .filter(writer -> !writer.equals(now))
        .filter(writer -> board.signUps().everGiven(scope).contains(writer))
        .filter(writer -> !board.signUps().succeeded(scope, writer))
        .sorted()
        .toList();
  }

  /// At the hub: a person says that the records of a kiosk's earlier lives are lost for good, where the
  /// kiosk cannot know: its store is gone, and may live on where it was copied to. The hub goes on with
  /// their places; what they had confirmed and not sent may come back and is then disputed.
  public void lost(Actor actor, Writer now) {
    replica.write(
        actor,
        _ -> {
          Optional<Registry.Kiosk> known = board.registry().kiosk(now.replica());
          if (known.isEmpty()) {
            return Draft.nothing(false);
          }
          Scope scope = Scope.of(known.get().center());
          List<SeatEvent.SeatsInherited> heirs =
              earlierLives(scope, now).stream()
                  .map(writer ->
                      new SeatEvent.SeatsInherited(writer, known(scope, writer), replica.writer()))
                  .toList();
          return heirs.isEmpty() ? Draft.nothing(false) : Draft.of(true, scope, heirs);
        });
  }
}
