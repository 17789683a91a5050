package tsudoi.op;

import java.util.Optional;

/// An event in its envelope.
///
/// @param id the chain and place of the op; seq is dense in its chain
/// @param hlc orders ops of different replicas
/// @param known what the writer had seen of the scope; empty before its first contact with the hub
public record Op(OpId id, Hlc hlc, Moment moment, Actor actor, Optional<Known> known, Event event) {
  public Scope scope() {
    return id.chain().scope();
  }

  public Writer writer() {
    return id.chain().writer();
  }

  public Stamp stamp() {
    return new Stamp(hlc, id);
  }
}
