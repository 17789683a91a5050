@org.jspecify.annotations.NullMarked
package tsudoi.branch;
