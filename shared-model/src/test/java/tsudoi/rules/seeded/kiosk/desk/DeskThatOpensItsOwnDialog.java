package tsudoi.rules.seeded.kiosk.desk;

import tsudoi.rules.seeded.kiosk.desk.ui.Dialog;

/// Breaks nothing: the dialog is its own.
record DeskThatOpensItsOwnDialog(Dialog dialog) {}
