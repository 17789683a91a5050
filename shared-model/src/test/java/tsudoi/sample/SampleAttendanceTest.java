package tsudoi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.DayClosed;
import tsudoi.attendance.AttendanceEvent.HeadsCounted;
import tsudoi.attendance.Source;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.person.PersonToken;

class SampleAttendanceTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 9, 42);
  private static final CenterId KIFU = new CenterId(4);

  private final City city = City.takamatsu();
  private final SampleCity sample = new SampleCity(city, NOW, 7, Set.of(KIFU, new CenterId(14)));
  private final SampleAttendance full = new SampleAttendance(sample, Scale.FULL);

  @Test
  void a_whole_city_has_about_a_hundred_thousand_people_in() {
    long passages = 0;
    for (Center center : city.centers()) {
      List<Dated<AttendanceEvent>> events = full.of(center).toList();
      Set<YearMonth> months = new HashSet<>();
      Map<PersonToken, Integer> visits = new HashMap<>();
      LocalDateTime before = LocalDateTime.MIN;
      for (Dated<AttendanceEvent> dated : events) {
        assertThat(dated.at()).isBetween(before, NOW);
        before = dated.at();
        if (dated.event() instanceof Attended attended) {
          passages++;
          months.add(YearMonth.from(attended.at()));
          visits.merge(attended.person(), 1, Integer::sum);
        }
      }
      for (int back = 1; back <= 12; back++) {
        assertThat(months).as(center.title()).contains(YearMonth.from(NOW).minusMonths(back));
      }
      long regulars = visits.values().stream().filter(count -> count >= 3).count();
      assertThat(regulars).as(center.title()).isBetween(25L, 400L);
    }
    assertThat(passages).isBetween(80_000L, 120_000L);
  }

  @Test
  void the_same_seed_gives_the_same_attendance() {
    Center kifu = center(KIFU);
    SampleCity again = new SampleCity(city, NOW, 7, Set.of(KIFU, new CenterId(14)));
    assertThat(new SampleAttendance(again, Scale.FULL).of(kifu).toList())
        .isEqualTo(full.of(kifu).toList());
  }

  @Test
  void every_way_of_taking_attendance_occurs_and_helpers_stand_apart() {
    List<AttendanceEvent> events = full.of(center(KIFU)).map(Dated::event).toList();
    Set<Source> sources =
        events.stream()
            .filter(Attended.class::isInstance)
            .map(event -> ((Attended) event).source())
            .collect(Collectors.toSet());
    assertThat(sources).containsExactlyInAnyOrder(Source.SCAN, Source.LIST, Source.PAPER);
    assertThat(events).anyMatch(event -> event instanceof HeadsCounted);
    assertThat(events)
        .anyMatch(event -> event instanceof Attended came && came.role().helping())
        .anyMatch(event -> event instanceof Attended came && !came.role().helping());
  }

  @Test
  void months_are_closed_except_where_a_center_has_not_been_heard_of() {
    YearMonth last = YearMonth.from(NOW).minusMonths(1);
    List<Center> open =
        city.centers().stream()
            .filter(center ->
                full.of(center)
                    .noneMatch(dated ->
                        dated.event() instanceof DayClosed closed
                            && closed.day().equals(last.atEndOfMonth())))
            .toList();
    assertThat(open).hasSize(3).allMatch(full::silent);
  }

  @Test
  void a_small_scale_makes_little() {
    long small =
        city.centers().stream()
            .flatMap(new SampleAttendance(sample, Scale.SMALL)::of)
            .filter(dated -> dated.event() instanceof Attended)
            .count();
    assertThat(small).isBetween(3_000L, 15_000L);
  }

  private Center center(CenterId id) {
    return city.center(id).orElseThrow();
  }
}
