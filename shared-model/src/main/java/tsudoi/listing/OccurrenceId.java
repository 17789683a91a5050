package tsudoi.listing;

import java.time.LocalDateTime;

/// One date of a listing, named by its *original* start in Japan time, as iCalendar's RECURRENCE-ID
/// does: a moved occurrence keeps its id.
public record OccurrenceId(ListingId listing, LocalDateTime originalStart) {}
