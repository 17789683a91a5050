package tsudoi.hub;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.lumo.Lumo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The hub process.
@SpringBootApplication
@Push
@StyleSheet(Lumo.STYLESHEET)
public class HubApplication implements AppShellConfigurator {
  static void main(String[] args) {
    SpringApplication.run(HubApplication.class, args);
  }
}
