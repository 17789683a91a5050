package tsudoi.sync;

/// The line to the hub as a kiosk uses it: one exchange after the other. The real one speaks HTTPS.
@FunctionalInterface
public interface HubLink {
  /// Sends what is asked and every batch, and comes back with the beginning of the answer.
  ///
  /// @throws LineDown when the answer did not begin; how many batches arrived is then unknown
  Answer exchange(Message.Ask ask, Batches batches) throws LineDown;
}
