@org.jspecify.annotations.NullMarked
package tsudoi.system.sim;
