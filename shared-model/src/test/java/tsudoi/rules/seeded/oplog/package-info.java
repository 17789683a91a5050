@org.jspecify.annotations.NullMarked
package tsudoi.rules.seeded.oplog;
