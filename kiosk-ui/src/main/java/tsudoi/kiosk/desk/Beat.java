package tsudoi.kiosk.desk;

/// Tells screens that what they show may be out of date.
@FunctionalInterface
public interface Beat {
  /// @return ends the subscription
  Runnable subscribe(Runnable listener);
}
