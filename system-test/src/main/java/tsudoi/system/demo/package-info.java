/// What `./tsudoi demo` runs.
@org.jspecify.annotations.NullMarked
package tsudoi.system.demo;
