/// The visitor's screens. They hold no rules.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.visitor.ui;
