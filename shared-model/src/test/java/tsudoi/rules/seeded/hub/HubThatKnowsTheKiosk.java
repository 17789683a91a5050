package tsudoi.rules.seeded.hub;

import tsudoi.rules.seeded.kiosk.KioskThatKnowsTheHub;

/// Breaks: the hub does not know the kiosk.
public record HubThatKnowsTheKiosk(KioskThatKnowsTheHub kiosk) {}
