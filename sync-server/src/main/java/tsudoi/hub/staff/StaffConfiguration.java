package tsudoi.hub.staff;

import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import tsudoi.account.Registry;
import tsudoi.hub.enrolment.Passwords;
import tsudoi.hub.staff.ui.LoginView;
import tsudoi.oplog.Replica;

/// The staff's door: everything that is not a machine's or the public's asks for a login.
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {
  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  StaffAccounts staffAccounts(
      Replica hub,
      Registry registry,
      PasswordEncoder encoder,
      Supplier<UUID> ids,
      Passwords passwords) {
    StaffAccounts accounts = new StaffAccounts(hub, registry, encoder, ids);
    accounts.openFirst(passwords);
    return accounts;
  }

  @Bean
  UserDetailsService staffDetails(StaffAccounts accounts) {
    return accounts.forLogin();
  }

  @Bean
  StaffWords staffWords() {
    return new StaffWords();
  }

  @Bean
  LiveUpdates liveUpdates(ScheduledExecutorService timer) {
    return new LiveUpdates(timer);
  }

  /// Japanese for everybody until somebody asks for English: the browser's language says little
  /// about who sits at a shared desk.
  @Bean
  VaadinServiceInitListener japaneseFirst() {
    return event ->
        event
            .getSource()
            .addSessionInitListener(start -> start.getSession().setLocale(Locale.JAPANESE));
  }

  @Bean
  @Order(10)
  SecurityFilterChain staff(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/tsudoi/**", "/tsudoi-hub/**", "/favicon.ico")
                .permitAll())
        .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class))
        .build();
  }
}
