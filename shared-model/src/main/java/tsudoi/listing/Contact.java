package tsudoi.listing;

/// Whom to ask; public by consent. Digits only in the telephone number.
public record Contact(String name, String telephone) {}
