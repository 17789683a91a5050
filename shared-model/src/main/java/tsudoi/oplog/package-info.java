/// Where ops are kept: the port, its implementations, and the one writer of a replica.
@org.jspecify.annotations.NullMarked
package tsudoi.oplog;
