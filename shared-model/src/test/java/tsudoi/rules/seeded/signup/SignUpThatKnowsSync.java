package tsudoi.rules.seeded.signup;

import tsudoi.rules.seeded.sync.SyncThatKnowsSignUps;

/// Breaks: no feature knows sync.
record SignUpThatKnowsSync(SyncThatKnowsSignUps sync) {}
