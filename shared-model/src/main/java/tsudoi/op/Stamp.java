package tsudoi.op;

import java.util.Comparator;

/// Where an op stands among all ops, the same on every replica: by hlc, then replica, epoch, seq.
public record Stamp(Hlc hlc, OpId op) implements Comparable<Stamp> {
  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::hlc)
          .thenComparing(stamp -> stamp.op.chain().writer())
          .thenComparingLong(stamp -> stamp.op.seq())
          .thenComparing(stamp -> stamp.op.chain().scope());

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }

  public Writer writer() {
    return op.chain().writer();
  }
}
