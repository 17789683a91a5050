package tsudoi.sample;

import tsudoi.seal.Recipients;
import tsudoi.seal.Sealing;

/// How names of made-up visitors are sealed, and for whom.
public record SealTo(Sealing sealing, Recipients recipients) {}
