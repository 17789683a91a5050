/// How ops become bytes: one catalog of op types, one codec.
@org.jspecify.annotations.NullMarked
package tsudoi.wire;
