package tsudoi.hub.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Ids;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;

/// The form of the join page. The sign-up's id and the receipt's secret are made when the page is
/// first shown and come back with every sending, so that sending twice signs up once.
public final class JoinForm {
  static final int PERSONS_MAX = 10;

  private UUID id = new UUID(0, 0);
  private UUID secret = new UUID(0, 0);
  private List<String> names = new ArrayList<>(List.of(""));
  private List<String> ages = new ArrayList<>(List.of(""));
  private List<String> roles = new ArrayList<>(List.of(Role.PARTICIPANT.name()));
  private String telephone = "";
  private int purpose;

  static JoinForm fresh(UUID id, RandomGenerator random, int purposeVersion) {
    JoinForm form = new JoinForm();
    form.id = id;
    form.secret = new UUID(random.nextLong(), random.nextLong());
    form.purpose = purposeVersion;
    return form;
  }

  /// One more empty person, as far as there is room.
  void addPerson() {
    even();
    if (names.size() < PERSONS_MAX) {
      names.add("");
      ages.add("");
      roles.add(Role.PARTICIPANT.name());
    }
  }

  void removePerson(int index) {
    even();
    if (names.size() > 1 && index >= 0 && index < names.size()) {
      names.remove(index);
      ages.remove(index);
      roles.remove(index);
    }
  }

  /// What is wrong with the ages and roles, if a person lacks one: index of the first such person.
  Optional<Integer> firstWithoutAge() {
    even();
    for (int index = 0; index < names.size(); index++) {
      if (age(index).isEmpty()) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /// The sign-up as typed; every person has an age band by now.
  NewSignUp signUp(OccurrenceId occurrence) {
    even();
    List<NewPerson> persons = new ArrayList<>();
    for (int index = 0; index < Math.min(names.size(), PERSONS_MAX); index++) {
      persons.add(new NewPerson(names.get(index), age(index).orElse(AgeBand.ADULT), role(index)));
    }
    return new NewSignUp(
        new SignUpId(id),
        occurrence,
        persons,
        Optional.of(telephone),
        Via.PHONE,
        purpose,
        PassSecret.of(Ids.bytes(secret)));
  }

  private Optional<AgeBand> age(int index) {
    return Arrays.stream(AgeBand.values())
        .filter(band -> band.name().equals(ages.get(index)))
        .findFirst();
  }

  private Role role(int index) {
    return roles.get(index).equals(Role.HELPER.name()) ? Role.HELPER : Role.PARTICIPANT;
  }

  /// Radio buttons that nobody touched are not sent: fill up to the number of names.
  private void even() {
    names = resized(names, "");
    ages = resized(ages, "");
    roles = resized(roles, Role.PARTICIPANT.name());
  }

  private List<String> resized(List<String> values, String filling) {
    List<String> sized = new ArrayList<>();
    for (int index = 0; index < Math.clamp(names.size(), 1, PERSONS_MAX); index++) {
      String value = index < values.size() ? values.get(index) : null;
      sized.add(value == null ? filling : value);
    }
    return sized;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public UUID getSecret() {
    return secret;
  }

  public void setSecret(UUID secret) {
    this.secret = secret;
  }

  public List<String> getNames() {
    return names;
  }

  public void setNames(List<String> names) {
    this.names = new ArrayList<>(names);
  }

  public List<String> getAges() {
    return ages;
  }

  public void setAges(List<String> ages) {
    this.ages = new ArrayList<>(ages);
  }

  public List<String> getRoles() {
    return roles;
  }

  public void setRoles(List<String> roles) {
    this.roles = new ArrayList<>(roles);
  }

  public String getTelephone() {
    return telephone;
  }

  public void setTelephone(String telephone) {
    this.telephone = telephone;
  }

  public int getPurpose() {
    return purpose;
  }

  public void setPurpose(int purpose) {
    this.purpose = purpose;
  }
}
