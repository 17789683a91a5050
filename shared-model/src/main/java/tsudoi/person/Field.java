package tsudoi.person;

/// The fields about a person that are only ever stored sealed. Codes are stored and never change.
public enum Field {
  NAME("name"),
  PHONE("phone"),
  NOTE("note");

  private final String code;

  Field(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
