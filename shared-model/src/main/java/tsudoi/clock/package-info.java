/// When things really happened: contact samples and the times repaired with them.
@org.jspecify.annotations.NullMarked
package tsudoi.clock;
