package tsudoi.city;

/// A regional community council (地域コミュニティ協議会): owns one or more centers.
///
/// @param name whole, as published: 地区, 校区 or neither stands in it, so it is never composed
public record Council(CouncilId id, String name) {}
