package tsudoi.listing;

import java.util.Optional;

/// Where an imported listing came from, with the credit that its licence asks for.
public record Source(String credit, Optional<String> url) {}
