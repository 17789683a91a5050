package tsudoi.kiosk;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tsudoi.kiosk.manager.LoginRefused;
import tsudoi.kiosk.manager.OpenDesk;

/// Who may open what: the visitor's screens are for everybody, `/desk` is for managers.
@Configuration
@EnableWebSecurity
class SecurityConfiguration {
  private static final String LOGIN = "/desk/login";

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
                .requestMatchers(
                    "/status.json",
                    "/tsudoi/**",
                    "/tsudoi-kiosk/**",
                    "/kiosk/**",
                    "/favicon.ico",
                    LOGIN)
                .permitAll()
                .requestMatchers("/desk", "/desk/**")
                .hasRole("MANAGER"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frame -> frame.deny()))
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                vaadin
                    .loginView(LOGIN, LOGIN)
                    .defaultSuccessUrl("/desk")
                    .addLogoutHandler((_, _, who) -> leave(who)))
        // after Vaadin, which names the login's page first
        .formLogin(login -> login.failureHandler(SecurityConfiguration::refused))
        .build();
  }

  /// Back to the form, with the reason that its sentence depends on.
  private static void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
      throws IOException {
    LoginRefused.Reason reason =
        problem instanceof LoginRefused refused ? refused.reason() : LoginRefused.Reason.WRONG;
    response.sendRedirect(request.getContextPath() + LOGIN + "?reason=" + reason);
  }

  private static void leave(@Nullable Authentication who) {
    if (who != null && who.getPrincipal() instanceof OpenDesk desk) {
      desk.close();
    }
  }
}
