package tsudoi.carry;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tsudoi.oplog.NotSaved;
import tsudoi.upkeep.LocalDoor;

/// Carrying by hand at the local door, for `./tsudoi carry`.
///
/// `POST /carry/out` answers 200 with a bundle, `POST /carry/in` takes one as its body. How it ended
/// stands in the header `Tsudoi-Carried`:
/// ```
/// packed OPS MORE               a kiosk's bundle
/// answer                        the hub's, for the kiosk whose bundle was read last
/// heard ACKNOWLEDGED NEW        an answer was taken in by a kiosk
/// gap ACKNOWLEDGED NEW          the same, but something before it is missing
/// stale                         an answer of an earlier life of the hub
/// taken NEW REFUSED             a kiosk's bundle was taken in by the hub
/// problem NAME                  a BundleProblem, NOT_IN_SERVICE, NO_KEY, NOTHING_READ or NOT_SAVED
/// ```
public final class CarryErrands {
  public static final String OUT = "/carry/out";
  public static final String IN = "/carry/in";
  public static final String RESULT_HEADER = "Tsudoi-Carried";
  private static final byte[] NOTHING = {};

  /// What is said in answer.
  @SuppressWarnings("ArrayRecordComponent")
  private record Said(String result, byte[] file) {
    static Said of(String result) {
      return new Said(result, NOTHING);
    }

    static Said problem(String name) {
      return of("problem " + name);
    }
  }

  private interface Answering {
    Said answer(byte[] body);
  }

  private CarryErrands() {}

  /// @param carrier empty while the kiosk is not in service
  public static List<LocalDoor.Errand> ofKiosk(Supplier<Optional<KioskCarrier>> carrier) {
    return List.of(
        errand(OUT, _ -> inService(carrier, CarryErrands::packed)),
        errand(IN, file -> inService(carrier, kiosk -> heard(kiosk.unpack(file)))));
  }

  /// Keeps the answer to the bundle that was read last, until the next.
  public static List<LocalDoor.Errand> ofHub(HubCarrier hub) {
    AtomicReference<Optional<byte[]>> answer = new AtomicReference<>(Optional.empty());
    return List.of(
        errand(
            OUT,
            _ ->
                answer
                    .get()
                    .map(file -> new Said("answer", file))
                    .orElse(Said.problem("NOTHING_READ"))),
        errand(
            IN,
            file ->
                switch (hub.unpack(file)) {
                  case HubCarrier.Unpacking.Unreadable(var problem) -> Said.problem(problem.name());
                  case HubCarrier.Unpacking.Taken taken -> {
                    answer.set(Optional.of(taken.answer()));
                    yield Said.of("taken " + taken.newOps() + " " + taken.refused().size());
                  }
                }));
  }

  private static Said inService(
      Supplier<Optional<KioskCarrier>> carrier,
      java.util.function.Function<KioskCarrier, Said> then) {
    return carrier.get().map(then).orElse(Said.problem("NOT_IN_SERVICE"));
  }

  private static Said packed(KioskCarrier kiosk) {
    return switch (kiosk.pack()) {
      case KioskCarrier.Packing.NoKeyYet() -> Said.problem("NO_KEY");
      case KioskCarrier.Packing.Packed packed ->
          new Said("packed " + packed.ops() + " " + packed.more(), packed.file());
    };
  }

  private static Said heard(KioskCarrier.Unpacking unpacking) {
    return switch (unpacking) {
      case KioskCarrier.Unpacking.Unreadable(var problem) -> Said.problem(problem.name());
      case KioskCarrier.Unpacking.Taken(_, var heard) ->
          heard.stale()
              ? Said.of("stale")
              : Said.of(
                  (heard.gap() ? "gap " : "heard ") + heard.acknowledged() + " " + heard.newOps());
    };
  }

  private static LocalDoor.Errand errand(String path, Answering answering) {
    return new LocalDoor.Errand(path, exchange -> answer(exchange, answering));
  }

  private static void answer(HttpExchange exchange, Answering answering) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(WholeFile.BYTES_MAX + 1);
    Said said;
    try {
      said =
          body.length > WholeFile.BYTES_MAX
              ? Said.problem(BundleProblem.TOO_LARGE.name())
              : answering.answer(body);
    } catch (NotSaved e) {
      said = Said.problem("NOT_SAVED");
    }
    exchange.getResponseHeaders().set(RESULT_HEADER, said.result());
    exchange.sendResponseHeaders(200, said.file().length == 0 ? -1 : said.file().length);
    exchange.getResponseBody().write(said.file());
  }
}
