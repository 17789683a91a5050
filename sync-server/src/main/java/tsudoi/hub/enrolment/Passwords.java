package tsudoi.hub.enrolment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import tsudoi.durable.OwnerOnlyFile;

/// First passwords of new accounts.
@FunctionalInterface
public interface Passwords {
  /// @param account what the person who reads the list calls the account
  String first(String account, String login);

  /// The same one for everybody, as the demo prints it.
  static Passwords demo(String password) {
    return (_, _) -> password;
  }

  /// Random ones, added to a file that its owner alone may read. The file is written before the
  /// account exists: a password nobody was told would be lost.
  static Passwords listedIn(Path list, RandomGenerator random) {
    OwnerOnlyFile file = new OwnerOnlyFile(list);
    return (account, login) -> {
      String password = random(random);
      String before =
          file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
      file.write(
          (before + account + "\t" + login + "\t" + password + "\n")
              .getBytes(StandardCharsets.UTF_8));
      return password;
    };
  }

  /// Five groups of four characters, without those that are mistaken for one another: 97 bits.
  private static String random(RandomGenerator random) {
    String alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    StringBuilder password = new StringBuilder();
    for (int index = 0; index < 20; index++) {
      if (index > 0 && index % 4 == 0) {
        password.append('-');
      }
      password.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return password.toString();
  }
}
