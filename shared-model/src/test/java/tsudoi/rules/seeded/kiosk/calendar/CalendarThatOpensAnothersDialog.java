package tsudoi.rules.seeded.kiosk.calendar;

import tsudoi.rules.seeded.kiosk.desk.ui.Dialog;

/// Breaks: a feature's ui package is used by nobody outside the feature.
record CalendarThatOpensAnothersDialog(Dialog dialog) {}
