/// The desks: where a command meets the rules and becomes ops. The only places that append; kiosk and
/// hub use the same ones.
@org.jspecify.annotations.NullMarked
package tsudoi.desk;
