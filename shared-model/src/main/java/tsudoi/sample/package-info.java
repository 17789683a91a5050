/// The sample city: made-up activities and attendance for real centers, drawn from the programme
/// (DOMAIN, sections 1 and 3). Pure and seeded; every op of it is written by
/// [tsudoi.op.Actor.Sample].
@org.jspecify.annotations.NullMarked
package tsudoi.sample;
