/// What a technician does to a data folder from the command line: `./tsudoi backup` and `restore`.
@org.jspecify.annotations.NullMarked
package tsudoi.system.care;
