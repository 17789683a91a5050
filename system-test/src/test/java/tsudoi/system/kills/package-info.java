/// Processes that are killed while people tap, and what is there afterwards.
@org.jspecify.annotations.NullMarked
package tsudoi.system.kills;
