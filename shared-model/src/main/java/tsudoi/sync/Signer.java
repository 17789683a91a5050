package tsudoi.sync;

/// Signs with a replica's own key.
@FunctionalInterface
public interface Signer {
  byte[] sign(String domain, byte[] message);
}
