/// What `./tsudoi shots` runs.
@org.jspecify.annotations.NullMarked
package tsudoi.system.shots;
