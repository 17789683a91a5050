package tsudoi.hub.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.hub.fleet.SampleReplicas;
import tsudoi.hub.sync.NewKiosks;

/// Fills the hub of a demo; does nothing elsewhere.
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {
  @Bean
  NewKiosks newKiosks() {
    return (_, _) -> {};
  }

  @Bean
  SampleReplicas sampleReplicas() {
    return SampleReplicas.NONE;
  }
}
