package tsudoi.op;

import java.util.Optional;
import java.util.regex.Pattern;
import tsudoi.city.CenterId;

/// Who gets an op: `city` goes to every kiosk, `center:13` to that center's kiosks and the hub,
/// `hub` stays at the hub.
public record Scope(String name) implements Comparable<Scope> {
  private static final Pattern FORM = Pattern.compile("city|hub|center:[1-9][0-9]{0,3}");

  private static final String OF_CENTER = "center:";

  public static final Scope CITY = new Scope("city");
  public static final Scope HUB = new Scope("hub");

  public Scope {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not a scope: " + name);
    }
  }

  public static Scope of(CenterId center) {
    return new Scope(OF_CENTER + center.number());
  }

  /// Whose scope it is; empty for `city` and `hub`.
  public Optional<CenterId> center() {
    return name.startsWith(OF_CENTER)
        ? Optional.of(new CenterId(Integer.parseInt(name.substring(OF_CENTER.length()))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Scope other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
