package tsudoi.hub.admin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tsudoi.durable.OwnerOnlyFile;

/// Shows that a caller may read the hub's data folder. Made anew at each start.
final class AdminToken {
  private static final int BYTES = 32;
  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  /// Writes the token where its owner alone may read it.
  AdminToken(Path file, RandomGenerator random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    token = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
    new OwnerOnlyFile(file).write(token);
  }

  boolean opens(@Nullable String authorization) {
    return authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
            token);
  }
}
