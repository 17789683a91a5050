package tsudoi.rules.seeded.kiosk.desk.ui;

/// The desk's own.
public class Dialog {}
