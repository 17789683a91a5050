package tsudoi.rules.seeded.op;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// Breaks: the shared code knows no Spring, and nothing is injected into fields.
class OpThatKnowsSpring {
  @Autowired @Nullable Object collaborator;
}
