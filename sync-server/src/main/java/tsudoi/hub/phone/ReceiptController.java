package tsudoi.hub.phone;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.SignUpDesk;
import tsudoi.listing.Occurrence;
import tsudoi.op.Actor;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.Replica;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.Opener;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignedPerson;
import tsudoi.token.QrCodes;
import tsudoi.token.Reading;
import tsudoi.token.ReceiptCode;
import tsudoi.token.ReceiptToken;

/// The page of one's own sign-up. Its address carries the receipt, which opens the names in it;
/// nobody else's are ever shown.
@Controller
class ReceiptController {
  private final Replica hub;
  private final Board board;
  private final SignUpDesk desk;
  private final City city;
  private final TrustedKeys keys;
  private final InstantSource clock;

  ReceiptController(
      Replica hub, Board board, SignUpDesk desk, City city, TrustedKeys keys, InstantSource clock) {
    this.hub = hub;
    this.board = board;
    this.desk = desk;
    this.city = city;
    this.keys = keys;
    this.clock = clock;
  }

  @GetMapping({"/R/{token}", "/r/{token}"})
  ModelAndView show(@PathVariable String token, Locale language) {
    return ReceiptToken.read(token, keys) instanceof Reading.Valid(var receipt, _)
        ? page(token, receipt, language)
        : JoinController.problem("malformed-receipt");
  }

  @PostMapping({"/R/{token}", "/r/{token}"})
  ModelAndView cancel(@PathVariable String token, Locale language) {
    if (!(ReceiptToken.read(token, keys) instanceof Reading.Valid(var receipt, _))) {
      return JoinController.problem("malformed-receipt");
    }
    Optional<SignUp> signUp = desk.find(receipt.signUp());
    Set<PersonToken> coming = new HashSet<>();
    signUp.stream()
        .flatMap(found -> found.coming().stream())
        .forEach(person -> coming.add(person.token()));
    if (!coming.isEmpty()) {
      desk.cancel(Actor.VISITOR, receipt.signUp(), coming);
    }
    return new ModelAndView("redirect:/R/" + token + "?lang=" + language.getLanguage());
  }

  private ModelAndView page(String token, ReceiptToken receipt, Locale language) {
    Optional<SignUp> signUp = desk.find(receipt.signUp());
    Optional<Occurrence> occurrence =
        signUp.flatMap(found -> hub.read(() -> board.occurrence(found.occurrence())));
    if (occurrence.isEmpty()) {
      return JoinController.problem("unknown-sign-up");
    }
    SignUp found = signUp.orElseThrow();
    return new ModelAndView("phone/receipt")
        .addObject(
            "activity",
            hub.read(() ->
                ActivityPage.of(occurrence.get(), board.signUps(), city, hub.writer(), language)))
        .addObject("state", stateKey(found, occurrence.get()))
        .addObject("number", found.number())
        .addObject("persons", names(found, receipt))
        .addObject(
            "code",
            ReceiptCode.parse(found.receipt()).map(ReceiptCode::shown).orElse(found.receipt()))
        .addObject("qr", QrCodes.svg(token))
        .addObject(
            "cancellable",
            found.state() != SignUp.State.CANCELLED
                && !occurrence.get().over(JapanTime.at(clock.instant())));
  }

  private static String stateKey(SignUp signUp, Occurrence occurrence) {
    if (occurrence.cancelled().isPresent() && signUp.state() != SignUp.State.CANCELLED) {
      return "activity-cancelled";
    }
    return switch (signUp.state()) {
      case ASKED -> "asked";
      case CONFIRMED -> "confirmed";
      case QUEUED -> "queued";
      case CANCELLED -> "cancelled";
    };
  }

  private List<String> names(SignUp signUp, ReceiptToken receipt) {
    Opener opener = Opener.of(receipt.secret());
    return signUp.coming().stream()
        .flatMap(person -> name(opener, signUp, person).stream())
        .toList();
  }

  private Optional<String> name(Opener opener, SignUp signUp, SignedPerson person) {
    return hub.log()
        .key(signUp.request().chain().scope(), KeyEntry.Kind.PERSON, person.token().value())
        .flatMap(entry -> KeyRecord.decode(entry.bytes()))
        .flatMap(opener::open)
        .flatMap(key -> key.read(signUp.id().value(), Field.NAME, person.fields()));
  }
}
