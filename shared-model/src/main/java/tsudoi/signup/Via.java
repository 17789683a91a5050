package tsudoi.signup;

/// How a sign-up came in. Names are stored and never change.
public enum Via {
  KIOSK,
  PHONE,
  COUNTER,
  TELEPHONE
}
