package tsudoi.listing;

import java.util.UUID;

/// One listed activity over its whole life, a weekly patrol as much as a festival.
public record ListingId(UUID value) {}
