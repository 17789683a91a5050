@org.jspecify.annotations.NullMarked
package tsudoi.upkeep;
