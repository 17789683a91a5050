package tsudoi.listing;

/// Whom a listing speaks to. Names are stored and never change.
public enum Audience {
  EVERYONE,
  INFANTS,
  CHILDREN,
  TEENS,
  YOUNG_ADULTS,
  ADULTS,
  SENIORS,
  FAMILIES,
  NEWCOMERS
}
