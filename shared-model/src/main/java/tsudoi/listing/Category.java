package tsudoi.listing;

/// What kind of activity a listing is, after the activities that the programme names (DOMAIN,
/// section 1). Names are stored and never change.
public enum Category {
  FESTIVAL,
  PATROL,
  WATCH,
  DRILL,
  RECYCLING,
  SMARTPHONE,
  SENIORS,
  SPORTS,
  TRAINING,
  CULTURE,
  CLEANUP,
  CHILDREN,
  MEETING,
  OTHER
}
