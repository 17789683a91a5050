package tsudoi.hub.staff;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import tsudoi.op.Actor;

/// A logged-in member of central staff.
public record StaffMember(UUID account, String login, String hash) implements UserDetails {
  public static final String ROLE = "STAFF";

  /// On whose behalf ops are written.
  public Actor actor() {
    return new Actor.Account(account);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + ROLE));
  }

  @Override
  public String getUsername() {
    return login;
  }

  @Override
  public String getPassword() {
    return hash;
  }

  @Override
  public String toString() {
    return "StaffMember[" + login + "]";
  }
}
