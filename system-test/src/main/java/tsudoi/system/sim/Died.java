package tsudoi.system.sim;

/// A process ended in the middle of what it did. Not an exception that any program catches.
final class Died extends Error {
  private static final long serialVersionUID = 1;

  private final transient Software software;

  Died(Software software) {
    super("power cut at " + software.machine(), null, false, false);
    this.software = software;
  }

  Software software() {
    return software;
  }
}
