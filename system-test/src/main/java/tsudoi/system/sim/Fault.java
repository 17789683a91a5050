package tsudoi.system.sim;

/// What goes wrong. Every kind is counted when it strikes.
enum Fault {
  REQUEST_LOST,
  REQUEST_CUT,
  REQUEST_TWICE,
  REQUEST_LATE,
  ANSWER_LOST,
  ANSWER_CUT,
  HALF_OPEN,
  LINE_CUT,
  HUB_AWAY,
  POWER_CUT,
  POWER_CUT_IN_WRITE,
  DISK_FULL,
  FORCE_FAILED,
  CLOCK_JUMP,
  CLOCK_DRIFT,
  NEWER_VERSION,
  CARRIED,
  MISCHIEF
}
