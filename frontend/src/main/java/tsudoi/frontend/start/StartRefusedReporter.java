package tsudoi.frontend.start;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says why the application does not start: one sentence on stderr in place of a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {
  /// Spring Boot hands the context to every reporter.
  @SuppressWarnings("UnusedVariable")
  StartRefusedReporter(ConfigurableApplicationContext context) {}

  @Override
  @SuppressWarnings("SystemOut") // the place where a person who starts it looks
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        System.err.println(refused.getMessage());
        return true;
      }
    }
    return false;
  }
}
