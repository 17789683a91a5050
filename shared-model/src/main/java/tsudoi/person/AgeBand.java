package tsudoi.person;

/// How old somebody is, no finer than an activity needs. The order of the constants is the order on
/// screen; names are stored and never change.
public enum AgeBand {
  PRESCHOOL,
  ELEMENTARY,
  TEEN,
  ADULT,
  SENIOR_65,
  SENIOR_75
}
