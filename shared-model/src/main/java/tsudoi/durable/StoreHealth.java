package tsudoi.durable;

/// Whether the store takes changes; reading goes on in every state.
public sealed interface StoreHealth {

  /// Changes are taken and acknowledged after they were forced to the disk.
  record Open() implements StoreHealth {}

  /// The disk refused to write or force; what it holds is uncertain, so the store takes nothing more.
  ///
  /// Only closing it and opening it again ends this state: a second force that succeeds proves
  /// nothing about the bytes of the first.
  record FailedForce(String reason) implements StoreHealth {}

  /// Less room than the reserve is left; changes are refused until there is room again.
  record DiskFull() implements StoreHealth {}
}
