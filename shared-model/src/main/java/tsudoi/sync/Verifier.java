package tsudoi.sync;

/// Checks signatures made with one replica's key.
@FunctionalInterface
public interface Verifier {
  boolean verifies(String domain, byte[] message, byte[] signature);
}
