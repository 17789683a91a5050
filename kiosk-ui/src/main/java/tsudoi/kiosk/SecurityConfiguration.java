package tsudoi.kiosk;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who may open what: the visitor's screens are for everybody, `/desk` is for managers.
@Configuration
@EnableWebSecurity
class SecurityConfiguration {
  /// Vaadin's client starts from inline scripts and evaluates what the server sends it.
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
          + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; "
          + "form-action 'self'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain screens(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/status.json", "/tsudoi/**", "/kiosk/**", "/favicon.ico")
                .permitAll()
                .requestMatchers("/desk", "/desk/**")
                .hasRole("MANAGER"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frame -> frame.deny()))
        .with(VaadinSecurityConfigurer.vaadin(), _ -> {})
        .build();
  }

  /// Nobody logs in by a name and a password that Spring keeps.
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException("no such account");
    };
  }
}
