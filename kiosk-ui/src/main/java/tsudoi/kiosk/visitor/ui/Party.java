package tsudoi.kiosk.visitor.ui;

import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;

/// How a person of a party reads on a shared screen.
final class Party {
  private Party() {}

  /// は＊＊さん　おとな・参加.
  static String line(VisitorWords words, String key, Object who, AgeBand ageBand, Role role) {
    return words.say(key, who, words.say("age." + ageBand), words.say("role.short." + role));
  }
}
