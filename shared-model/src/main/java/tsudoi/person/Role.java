package tsudoi.person;

/// In what role somebody takes part; decides insurance and how reports split the heads
/// (DOMAIN: 参加者 and 手伝い apart). Names are stored and never change.
public enum Role {
  PARTICIPANT(false),
  HELPER(true),
  PLANNER(true),
  LEADER(true);

  private final boolean helping;

  Role(boolean helping) {
    this.helping = helping;
  }

  /// Whether reports count this role among the helpers.
  public boolean helping() {
    return helping;
  }
}
