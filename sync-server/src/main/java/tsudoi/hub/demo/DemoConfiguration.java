package tsudoi.hub.demo;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.city.City;
import tsudoi.desk.Board;
import tsudoi.hub.enrolment.EnrolmentCodes;
import tsudoi.hub.sync.NewKiosks;
import tsudoi.oplog.Replica;
import tsudoi.wire.OpCodec;

/// Fills the hub of a demo before it answers anybody; does nothing elsewhere.
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("tsudoi.demo")
  static class Demo {
    @Bean
    SampleSeeding sampleSeeding(
        Replica hub,
        Board board,
        City city,
        OpCodec codec,
        EnrolmentCodes codes,
        InstantSource clock,
        SecureRandom random) {
      SampleSeeding seeding =
          new SampleSeeding(hub, board, city, codec, codes.centers(), clock, random);
      seeding.seed(clock);
      return seeding;
    }

    @Bean
    NewKiosks openSampleSeats(SampleSeeding seeding) {
      return seeding::open;
    }

    @Bean
    SampleReplicas sampleReplicas(SampleSeeding seeding) {
      return seeding::replicaOf;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "tsudoi.demo", havingValue = "false", matchIfMissing = true)
  static class Real {
    @Bean
    NewKiosks noSampleSeats() {
      return (_, _) -> {};
    }

    @Bean
    SampleReplicas noSamples() {
      return SampleReplicas.NONE;
    }
  }
}
