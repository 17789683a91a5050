package tsudoi.rules.seeded.kiosk;

import tsudoi.rules.seeded.hub.HubThatKnowsTheKiosk;

/// Breaks: the kiosk does not know the hub.
public record KioskThatKnowsTheHub(HubThatKnowsTheKiosk hub) {}
