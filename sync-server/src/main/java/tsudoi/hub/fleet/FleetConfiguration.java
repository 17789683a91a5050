package tsudoi.hub.fleet;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.account.Registry;
import tsudoi.city.City;
import tsudoi.desk.Board;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.hub.sync.Contacts;
import tsudoi.hub.sync.RefusedRecords;
import tsudoi.oplog.Replica;

/// Puts the overview together.
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {
  @Bean
  FleetBoard fleetBoard(
      Replica hub,
      Registry registry,
      City city,
      Contacts contacts,
      RefusedRecords refused,
      SampleReplicas samples) {
    return new FleetBoard(hub, registry, city, contacts, refused, samples);
  }

  @Bean
  LiveList liveList(Replica hub, Board board, City city, Taps taps, InstantSource clock) {
    return new LiveList(hub, board, city, taps, clock);
  }

  @Bean
  OpenQuestions openQuestions(Replica hub, Board board, City city, InstantSource clock) {
    return new OpenQuestions(hub, board, city, clock);
  }

  @Bean
  TodayFigures todayFigures(Replica hub, Board board) {
    return new TodayFigures(hub, board);
  }
}
