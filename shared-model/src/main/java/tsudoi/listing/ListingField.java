package tsudoi.listing;

/// The parts that a listing is merged by: what one person can change without touching another's
/// change. What must stay valid together is one field. Names are stored and never change.
public enum ListingField {
  /// In each language.
  TITLE,
  /// In each language.
  DESCRIPTION,
  CATEGORY,
  AUDIENCES,
  /// Whether there is one date, a rule, several dates or none: several dates stand as a whole.
  SCHEDULE,
  /// The one date, or the first of a rule.
  DATE,
  START,
  END,
  SESSION_LABEL,
  RULE,
  EXCEPT,
  /// The place with its address and position.
  VENUE,
  HOST,
  OPERATOR,
  MODE,
  UNIT,
  /// 定員 and ネット枠, which must fit each other.
  PLACES,
  /// In each language.
  FEE,
  /// In each language.
  BRING,
  /// In each language.
  HOW_TO_APPLY,
  CONTACT,
  ASKS_PHONE,
  OWNER,
  SOURCE
}
