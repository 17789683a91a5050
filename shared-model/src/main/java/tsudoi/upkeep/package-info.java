/// The care of an application's store by people: how much room there is, what had to be repaired,
/// backups and their return. Start at [tsudoi.upkeep.Upkeep].
@NullMarked
package tsudoi.upkeep;

import org.jspecify.annotations.NullMarked;
