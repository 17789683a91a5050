package tsudoi.desk;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tsudoi.account.Registry;
import tsudoi.city.CenterId;
import tsudoi.listing.Listing;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;

/// What a board says about one scope, in one canonical form: replicas that hold the same ops of the
/// scope say the same, whatever else they hold.
///
/// One line a fact. The simulator and the property tests compare it; two lines that differ tell what
/// went apart.
public final class BoardState {
  private final Board board;
  private final List<String> lines = new ArrayList<>();

  private BoardState(Board board) {
    this.board = board;
  }

  /// Read it inside [tsudoi.oplog.Replica#read].
  public static String text(Board board, Scope scope) {
    BoardState state = new BoardState(board);
    if (scope.equals(Scope.CITY)) {
      state.city();
    } else {
      state.center(scope);
    }
    return String.join("\n", state.lines);
  }

  /// SHA-256 of the text, in hexadecimal.
  public static String hash(Board board, Scope scope) {
    try {
      byte[] text = text(board, scope).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void city() {
    sorted(board.listings().published(), Comparator.comparing(l -> l.id().value()))
        .forEach(this::published);
    Registry registry = board.registry();
    say("hub key", registry.hubKey());
    say("city key", registry.sealKey(Optional.empty()));
    say("purpose", registry.purpose());
    sorted(registry.kiosks(), Comparator.comparing(Registry.Kiosk::replica))
        .forEach(kiosk -> {
          say("kiosk", kiosk);
          say("center key", registry.sealKey(Optional.of(kiosk.center())));
        });
  }

  /// What everybody sees of a listing: its center knows drafts and conflicts besides.
  private void published(Listing listing) {
    say("listing", listing.id());
    say("content", listing.content());
    say("cancelled", listing.cancelled());
    say("cancelled dates", listing.cancelledDates());
  }

  private void center(Scope scope) {
    sorted(board.registry().logins(scope), Comparator.comparing(Registry.Login::login))
        .forEach(login -> say("login", login));
    List<Listing> own =
        board.listings().all().stream()
            .filter(listing -> listing.content().owner().map(Scope::of).equals(Optional.of(scope)))
            .toList();
    sorted(own, Comparator.comparing(l -> l.id().value())).forEach(this::center);
    board.registry().kiosks().forEach(kiosk -> closed(kiosk.center(), kiosk, scope));
  }

  private void closed(CenterId center, Registry.Kiosk kiosk, Scope scope) {
    if (Scope.of(center).equals(scope)) {
      say("closed", board.attendance().closedUntil(center, kiosk.replica()));
    }
  }

  private void center(Listing listing) {
    say("own listing", listing);
    say("places", board.signUps().capacity(listing.id()));
    Set<OccurrenceId> dates = new TreeSet<>(Comparator.comparing(OccurrenceId::originalStart));
    dates.addAll(board.signUps().occurrences(listing.id()));
    board.attendance().occurrences().stream()
        .filter(date -> date.listing().equals(listing.id()))
        .forEach(dates::add);
    dates.forEach(this::date);
  }

  private void date(OccurrenceId date) {
    say("date", date);
    say("places", board.signUps().capacity(date));
    for (Writer holder : new TreeSet<>(board.signUps().holders(date.listing()))) {
      say("holder", holder);
      say("held", board.signUps().held(date, holder));
      say("free", board.signUps().free(date, holder));
      board.signUps().line(date, holder).forEach(waiting -> say("in line", waiting.id()));
    }
    board.signUps().of(date).forEach(signUp -> say("sign-up", signUp));
    board.attendance().attendees(date).forEach(attendee -> say("attendee", attendee));
    board.attendance().headCounts(date).forEach(count -> say("heads", count));
  }

  private void say(String what, Object value) {
    lines.add(what + " " + canonical(value));
  }

  private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
    return values.stream().sorted(order).toList();
  }

  /// Sets and maps in order, arrays by their bytes: the same text for equal values.
  private static String canonical(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(BoardState::canonical).orElse("-");
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Set<?> set -> set.stream().map(BoardState::canonical).sorted().toList().toString();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> canonical(entry.getKey()) + "=" + canonical(entry.getValue()))
              .sorted()
              .toList()
              .toString();
      case List<?> list -> list.stream().map(BoardState::canonical).toList().toString();
      case Record record -> components(record);
      default -> value.toString();
    };
  }

  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toArray(Method[]::new);
        }
      };

  private static String components(Record record) {
    StringBuilder text = new StringBuilder(record.getClass().getSimpleName()).append('(');
    for (Method component : ACCESSORS.get(record.getClass())) {
      try {
        text.append(canonical(component.invoke(record))).append(' ');
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("records of the model are public", e);
      }
    }
    return text.append(')').toString();
  }
}
