/// Benchmarks: what they measure is printed and never fails a build.
@org.jspecify.annotations.NullMarked
package tsudoi.system.bench;
