/// The architecture's rules, and classes that break each of them on purpose.
@org.jspecify.annotations.NullMarked
package tsudoi.rules;
