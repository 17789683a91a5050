package tsudoi.rules.seeded.sync;

import tsudoi.rules.seeded.signup.SeatManager;

/// Breaks: sync knows no feature.
public record SyncThatKnowsSignUps(SeatManager seats) {}
