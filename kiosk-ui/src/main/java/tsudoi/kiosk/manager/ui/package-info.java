/// The screen on which a manager logs in.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.manager.ui;
