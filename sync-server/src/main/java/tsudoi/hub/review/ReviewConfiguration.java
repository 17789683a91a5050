package tsudoi.hub.review;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.city.City;
import tsudoi.desk.Board;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.oplog.Replica;
import tsudoi.seal.Opener;
import tsudoi.signup.SignUpBook;

/// Puts the review together.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
  @Bean
  AttendanceReview attendanceReview(
      Replica hub,
      Board board,
      City city,
      Tallies tallies,
      ServiceDates serviceDates,
      SampleReplicas samples,
      InstantSource clock) {
    return new AttendanceReview(hub, board, city, tallies, serviceDates, samples, clock);
  }

  @Bean
  NameReading nameReading(Replica hub, SignUpBook signUps, HubIdentity identity) {
    return new NameReading(hub, signUps, Opener.of(identity.cityKey()));
  }
}
