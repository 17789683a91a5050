/// A durable store of bytes: journals and small tables that survive a power cut.
///
/// Start reading at [tsudoi.durable.DurableStore]. The package knows no domain and depends on
/// nothing but Eclipse Store, which nobody else may import.
@NullMarked
package tsudoi.durable;

import org.jspecify.annotations.NullMarked;
