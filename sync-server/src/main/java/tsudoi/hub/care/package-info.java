/// The care of the hub's own records by staff: room, what had to be repaired, backups.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.care;
