package tsudoi.kiosk.manager;

import org.springframework.security.core.AuthenticationException;

/// Nobody was let in. The name and the password are never told apart.
public final class LoginRefused extends AuthenticationException {
  private static final long serialVersionUID = 1;

  /// What the login screen says; the name is the query parameter.
  public enum Reason {
    /// The name or the password is wrong.
    WRONG,
    /// The kiosk is not enrolled yet.
    NOT_IN_SERVICE,
    /// Enrolled, but the accounts have not come over the line yet.
    NO_KEYS_YET,
    /// This account also asks for a card.
    CARD_NEEDED
  }

  private final Reason reason;

  LoginRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
