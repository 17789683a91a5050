package tsudoi.seal;

/// How dear one guess of a password is (Argon2id, RFC 9106).
public record LockCost(int memoryKiB, int iterations, int parallelism) {
  /// The second recommendation of RFC 9106 (64 MiB, 3 passes), with one lane for a small kiosk.
  public static final LockCost DEFAULT = new LockCost(65_536, 3, 1);

  static final int MEMORY_KIB_MAX = 262_144;
  static final int ITERATIONS_MAX = 16;
  static final int PARALLELISM_MAX = 8;

  /// Bounded, so that a forged form cannot exhaust a kiosk.
  public LockCost {
    Form.require(parallelism >= 1 && parallelism <= PARALLELISM_MAX, "parallelism is 1 to 8");
    Form.require(
        memoryKiB >= 8 * parallelism && memoryKiB <= MEMORY_KIB_MAX, "memory is 8 KiB to 256 MiB");
    Form.require(iterations >= 1 && iterations <= ITERATIONS_MAX, "iterations are 1 to 16");
  }
}
