@NullMarked
package tsudoi.durable;

import org.jspecify.annotations.NullMarked;
