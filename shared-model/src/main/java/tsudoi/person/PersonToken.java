package tsudoi.person;

import java.util.UUID;

/// Stands for a person in every op: random, says nothing about them, and is what 実人数 counts.
public record PersonToken(UUID value) {}
