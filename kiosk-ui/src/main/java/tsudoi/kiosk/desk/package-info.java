/// The center manager's desk: today, listings, rosters, calls. View models here, screens in `ui`.
@org.jspecify.annotations.NullMarked
package tsudoi.kiosk.desk;
