/// The screens of the manager's desk; they hold no rules.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.desk.ui;
