/// Small files that only the hub may read.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.files;
