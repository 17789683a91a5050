package tsudoi.city;

/// How a local name is read.
///
/// @param confirmed whether a person who knows confirmed it; automatic readings fail on local names
public record Reading(String hiragana, boolean confirmed) {}
