/// How both applications say that they cannot start.
@NullMarked
package tsudoi.frontend.start;

import org.jspecify.annotations.NullMarked;
