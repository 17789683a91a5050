package tsudoi.hub.phone;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tsudoi.account.Registry;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.SignUpDesk;
import tsudoi.desk.SignUpOutcome;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.listing.Occurrence;
import tsudoi.op.Actor;
import tsudoi.oplog.Replica;
import tsudoi.person.AgeBand;
import tsudoi.person.TypedText;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpRules;
import tsudoi.token.JoinCode;
import tsudoi.token.Reading;
import tsudoi.token.ReceiptToken;

/// The page behind the QR code of an activity: shows it and takes a sign-up against ネット枠.
@Controller
class JoinController {
  private final Replica hub;
  private final Board board;
  private final SignUpDesk desk;
  private final City city;
  private final HubIdentity identity;
  private final TrustedKeys keys;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Supplier<UUID> ids;

  JoinController(
      Replica hub,
      Board board,
      SignUpDesk desk,
      City city,
      HubIdentity identity,
      TrustedKeys keys,
      InstantSource clock,
      SecureRandom random,
      Supplier<UUID> ids) {
    this.hub = hub;
    this.board = board;
    this.desk = desk;
    this.city = city;
    this.identity = identity;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
  }

  @InitBinder
  void bindLists(WebDataBinder binder) {
    binder.setAutoGrowCollectionLimit(JoinForm.PERSONS_MAX);
  }

  @GetMapping({"/J/{token}", "/j/{token}"})
  ModelAndView show(@PathVariable String token, Locale language) {
    return opened(token, language, Optional.empty(), Optional.empty());
  }

  @PostMapping({"/J/{token}", "/j/{token}"})
  ModelAndView send(
      @PathVariable String token,
      @ModelAttribute JoinForm form,
      @RequestParam(defaultValue = "join") String action,
      Locale language) {
    if (action.equals("add")) {
      form.addPerson();
      return opened(token, language, Optional.of(form), Optional.empty());
    }
    if (action.startsWith("remove-")) {
      form.removePerson(action.length() == 8 ? action.charAt(7) - '0' : -1);
      return opened(token, language, Optional.of(form), Optional.empty());
    }
    return join(token, form, language);
  }

  private ModelAndView join(String token, JoinForm form, Locale language) {
    if (!(JoinCode.read(token, keys, clock.instant()) instanceof Reading.Valid(var code, _))) {
      return opened(token, language, Optional.of(form), Optional.empty());
    }
    Optional<Integer> ageless = form.firstWithoutAge();
    if (ageless.isPresent()) {
      return opened(
          token, language, Optional.of(form), Optional.of(new Fault("age", ageless.get())));
    }
    return switch (desk.signUp(Actor.VISITOR, form.signUp(code.occurrence()))) {
      case SignUpOutcome.Taken(var signUp) -> receipt(code, form, signUp, language);
      case SignUpOutcome.BadName(int person, var problem) ->
          opened(token, language, Optional.of(form), Optional.of(new Fault(name(problem), person)));
      case SignUpOutcome.BadTelephone() ->
          opened(token, language, Optional.of(form), Optional.of(new Fault("telephone", 0)));
      case SignUpOutcome.BadPartySize() ->
          opened(token, language, Optional.of(form), Optional.of(new Fault("party", 0)));
      case SignUpOutcome.Declined(var reason) -> problem(key(reason));
      case SignUpOutcome.NotHere() -> problem("unready");
    };
  }

  /// To the receipt's own address, so that reloading shows it again instead of sending again.
  private ModelAndView receipt(JoinCode code, JoinForm form, SignUp signUp, Locale language) {
    ReceiptToken receipt =
        new ReceiptToken(
            code.center(),
            signUp.id(),
            signUp.persons().getFirst().token(),
            form.signUp(code.occurrence()).secret());
    return new ModelAndView(
        "redirect:/R/" + receipt.token(identity.key()) + "?lang=" + language.getLanguage());
  }

  private ModelAndView opened(
      String token, Locale language, Optional<JoinForm> form, Optional<Fault> fault) {
    return switch (JoinCode.read(token, keys, clock.instant())) {
      case Reading.Valid(var code, _) -> activity(code, language, form, fault);
      case Reading.Expired(_, _) -> problem("expired");
      case Reading.UnknownKey(_, _) -> problem("unknown-key");
      case Reading.Forged(_) -> problem("forged");
      case Reading.Malformed(_) -> problem("malformed");
    };
  }

  private ModelAndView activity(
      JoinCode code, Locale language, Optional<JoinForm> form, Optional<Fault> fault) {
    Optional<Occurrence> occurrence = hub.read(() -> board.occurrence(code.occurrence()));
    if (occurrence.isEmpty()) {
      return problem("not-arrived");
    }
    Optional<SignUpRules.Refusal> refusal =
        SignUpRules.refusal(occurrence.get(), JapanTime.at(clock.instant()));
    Optional<Registry.Purpose> purpose = hub.read(() -> board.registry().purpose());
    if (refusal.isPresent() || purpose.isEmpty()) {
      return problem(refusal.map(JoinController::key).orElse("unready"));
    }
    ModelAndView page = new ModelAndView("phone/join");
    if (fault.isPresent()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page.addObject(
            "activity",
            hub.read(() ->
                ActivityPage.of(occurrence.get(), board.signUps(), city, hub.writer(), language)))
        .addObject("purpose", purpose.get().text().best(language))
        .addObject("ages", AgeBand.values())
        .addObject("personsMax", JoinForm.PERSONS_MAX)
        .addObject("fault", fault.orElse(Fault.NONE))
        .addObject(
            "form",
            form.orElseGet(() -> JoinForm.fresh(ids.get(), random, purpose.get().version())));
  }

  static ModelAndView problem(String key) {
    ModelAndView page = new ModelAndView("phone/problem");
    page.setStatus(HttpStatus.NOT_FOUND);
    return page.addObject("key", key);
  }

  private static String key(SignUpRules.Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_ACTIVITY -> "not-arrived";
      case NO_SIGN_UP_HERE -> "no-sign-up";
      case ACTIVITY_CANCELLED -> "cancelled";
      case OVER -> "over";
      case UNKNOWN_SIGN_UP -> "unknown-sign-up";
      case ALREADY_CANCELLED -> "already-cancelled";
    };
  }

  private static String name(TypedText.Problem problem) {
    return switch (problem) {
      case EMPTY -> "name-empty";
      case TOO_LONG -> "name-long";
      case INVISIBLE_CHARACTERS, PICTURES -> "name-characters";
    };
  }

  /// What the page shows beside a field.
  ///
  /// @param key the end of the message key `fault.…`
  public record Fault(String key, int person) {
    static final Fault NONE = new Fault("", -1);
  }
}
