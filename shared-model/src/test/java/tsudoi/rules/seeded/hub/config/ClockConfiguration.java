package tsudoi.rules.seeded.hub.config;

import java.time.InstantSource;

/// Breaks nothing: configuration is where the clock enters.
class ClockConfiguration {
  InstantSource time() {
    return InstantSource.system();
  }
}
