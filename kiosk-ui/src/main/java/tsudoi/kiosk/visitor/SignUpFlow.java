package tsudoi.kiosk.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.listing.Occurrence;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;

/// A sign-up on its way through the screens, one question a screen. The id and the receipt's secret
/// are made when it starts, so that submitting twice gives one sign-up.
public final class SignUpFlow {
  /// More persons go to the counter: nobody types ten names in a lobby.
  public static final int PERSONS_MAX = 6;

  /// What a screen asks.
  public enum Question {
    PURPOSE,
    HOW_MANY,
    NAME,
    AGE,
    ROLE,
    PHONE,
    SUMMARY
  }

  /// Where somebody is: a question, and about whom.
  ///
  /// @param person counted from 0; 0 where the question is about the whole party
  public record Step(Question question, int person) {}

  /// A person as far as answered.
  private static final class Answers {
    private String name = "";
    private Optional<AgeBand> ageBand = Optional.empty();
    private Optional<Role> role = Optional.empty();
  }

  private final SignUpId id;
  private final PassSecret secret;
  private final Occurrence occurrence;
  private final int purposeVersion;
  private final List<Answers> persons = new ArrayList<>(List.of(new Answers()));
  private String phone = "";
  private boolean waitsTogether;
  private Step step = new Step(Question.PURPOSE, 0);

  public SignUpFlow(SignUpId id, PassSecret secret, Occurrence occurrence, int purposeVersion) {
    this.id = id;
    this.secret = secret;
    this.occurrence = occurrence;
    this.purposeVersion = purposeVersion;
  }

  public SignUpId id() {
    return id;
  }

  public PassSecret secret() {
    return secret;
  }

  public Occurrence occurrence() {
    return occurrence;
  }

  public Step step() {
    return step;
  }

  public int size() {
    return persons.size();
  }

  /// @throws IllegalArgumentException outside of 1 to [#PERSONS_MAX]
  public void size(int count) {
    if (count < 1 || count > PERSONS_MAX) {
      throw new IllegalArgumentException("a party of " + count);
    }
    waitsTogether = waitsTogether && count == persons.size();
    while (persons.size() < count) {
      persons.add(new Answers());
    }
    while (persons.size() > count) {
      persons.removeLast();
    }
  }

  /// Everybody of the party would rather wait in line than come in part.
  public void waitTogether() {
    waitsTogether = true;
  }

  /// How many places are left where the party is too large for them and nobody was asked yet what to
  /// do: a party is never split silently.
  ///
  /// @param free places that this kiosk can confirm now
  public OptionalInt tooFew(int free) {
    int places = occurrence.content().unit().placesFor(persons.size());
    return free > 0 && places > free && !waitsTogether ? OptionalInt.of(free) : OptionalInt.empty();
  }

  /// Back to how many come.
  public void correctSize() {
    step = new Step(Question.HOW_MANY, 0);
  }

  public String name() {
    return now().name;
  }

  public void name(String typed) {
    now().name = typed;
  }

  public Optional<AgeBand> ageBand() {
    return now().ageBand;
  }

  public void ageBand(AgeBand chosen) {
    now().ageBand = Optional.of(chosen);
  }

  public Optional<Role> role() {
    return now().role;
  }

  public void role(Role chosen) {
    now().role = Optional.of(chosen);
  }

  public String phone() {
    return phone;
  }

  public void phone(String typed) {
    phone = typed;
  }

  /// Whether the question at hand is answered well enough to go on; the desk looks closer.
  public boolean answered() {
    return switch (step.question) {
      case PURPOSE, HOW_MANY, PHONE, SUMMARY -> true;
      case NAME -> !now().name.isBlank();
      case AGE -> now().ageBand.isPresent();
      case ROLE -> now().role.isPresent();
    };
  }

  /// Goes on to the next question; stays where an answer is missing and at the summary.
  public void next() {
    if (answered()) {
      step = following(step);
    }
  }

  /// @return false at the first question: there is nothing before it in this flow
  public boolean back() {
    List<Step> way = way();
    int at = way.indexOf(step);
    if (at <= 0) {
      return false;
    }
    step = way.get(at - 1);
    return true;
  }

  /// Goes back to the name of a person that the desk could not take.
  public void correctName(int person) {
    step = new Step(Question.NAME, person);
  }

  public void correctPhone() {
    step = new Step(Question.PHONE, 0);
  }

  /// How far the flow is, in the four parts that the screens show: やくそく, 人数, あなたのこと,
  /// たしかめ.
  public int part() {
    return switch (step.question) {
      case PURPOSE -> 0;
      case HOW_MANY -> 1;
      case NAME, AGE, ROLE, PHONE -> 2;
      case SUMMARY -> 3;
    };
  }

  /// Everything as the desk takes it, once every question is answered.
  public NewSignUp wish() {
    return new NewSignUp(
        id, occurrence.id(), typed(), phoneIfGiven(), Via.KIOSK, purposeVersion, secret);
  }

  public List<NewPerson> typed() {
    return persons.stream()
        .map(person ->
            new NewPerson(
                person.name,
                person.ageBand.orElse(AgeBand.ADULT),
                person.role.orElse(Role.PARTICIPANT)))
        .toList();
  }

  private Optional<String> phoneIfGiven() {
    return Optional.of(phone).filter(typed -> !typed.isBlank());
  }

  private Answers now() {
    return persons.get(step.person);
  }

  private Step following(Step from) {
    List<Step> way = way();
    return way.get(Math.min(way.indexOf(from) + 1, way.size() - 1));
  }

  private List<Step> way() {
    List<Step> way = new ArrayList<>();
    way.add(new Step(Question.PURPOSE, 0));
    way.add(new Step(Question.HOW_MANY, 0));
    for (int person = 0; person < persons.size(); person++) {
      way.add(new Step(Question.NAME, person));
      way.add(new Step(Question.AGE, person));
      way.add(new Step(Question.ROLE, person));
    }
    if (occurrence.content().asksPhone()) {
      way.add(new Step(Question.PHONE, 0));
    }
    way.add(new Step(Question.SUMMARY, 0));
    return way;
  }
}
