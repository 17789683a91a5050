package tsudoi.rules.seeded.signup;

/// Breaks: no class is called Manager. It also is what others must not know.
public class SeatManager {}
