package tsudoi.hub.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tsudoi.city.CenterId;
import tsudoi.city.CouncilId;
import tsudoi.hub.review.AttendanceReview;
import tsudoi.hub.review.Period;

/// What the review shows, as it stands in the page's address: it can be kept, sent and gone back to.
record ReviewAddress(
    Span span, Optional<CouncilId> council, Optional<CenterId> center, boolean byCouncil) {
  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2100;

  /// How staff name the days they mean.
  sealed interface Span {
    Period period();

    record OfMonth(YearMonth month) implements Span {
      @Override
      public Period period() {
        return Period.month(month);
      }
    }

    record OfYear(int year) implements Span {
      @Override
      public Period period() {
        return Period.fiscalYear(year);
      }
    }

    record OfDays(Period period) implements Span {}
  }

  static ReviewAddress start(LocalDate today) {
    return new ReviewAddress(
        new Span.OfYear(Period.fiscalYearOf(today)), Optional.empty(), Optional.empty(), false);
  }

  /// What cannot be read is left out.
  static ReviewAddress read(QueryParameters query, LocalDate today) {
    Optional<Span> month = one(query, "month", YearMonth::parse).map(Span.OfMonth::new);
    Optional<Span> year = one(query, "year", Integer::valueOf).map(Span.OfYear::new);
    Optional<LocalDate> from = one(query, "from", LocalDate::parse);
    Optional<LocalDate> to = one(query, "to", LocalDate::parse);
    Optional<Span> days =
        from.flatMap(start ->
            to.filter(end -> !end.isBefore(start))
                .map(end -> new Span.OfDays(new Period(start, end))));
    return new ReviewAddress(
        month.or(() -> year).or(() -> days).filter(ReviewAddress::usual).orElse(start(today).span),
        one(query, "council", Integer::valueOf).map(CouncilId::new),
        one(query, "center", Integer::valueOf).map(CenterId::new),
        query.getSingleParameter("by").equals(Optional.of("council")));
  }

  private static boolean usual(Span span) {
    return switch (span) {
      case Span.OfYear(int year) -> year >= YEAR_MIN && year <= YEAR_MAX;
      case Span.OfMonth(var month) -> month.getYear() >= YEAR_MIN && month.getYear() <= YEAR_MAX;
      case Span.OfDays(var period) ->
          period.from().getYear() >= YEAR_MIN && period.to().getYear() <= YEAR_MAX;
    };
  }

  private static <T> Optional<T> one(QueryParameters query, String name, Function<String, T> read) {
    try {
      return query.getSingleParameter(name).map(read);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  QueryParameters query() {
    Map<String, String> values = new LinkedHashMap<>();
    switch (span) {
      case Span.OfMonth(var month) -> values.put("month", month.toString());
      case Span.OfYear(int year) -> values.put("year", Integer.toString(year));
      case Span.OfDays(var period) -> {
        values.put("from", period.from().toString());
        values.put("to", period.to().toString());
      }
    }
    council.ifPresent(id -> values.put("council", Integer.toString(id.number())));
    center.ifPresent(id -> values.put("center", Integer.toString(id.number())));
    if (byCouncil) {
      values.put("by", "council");
    }
    return QueryParameters.simple(values);
  }

  Period period() {
    return span.period();
  }

  AttendanceReview.Question question() {
    return new AttendanceReview.Question(period(), council, center, byCouncil);
  }

  ReviewAddress with(Span other) {
    return new ReviewAddress(other, council, center, byCouncil);
  }

  ReviewAddress withCouncil(Optional<CouncilId> other) {
    return new ReviewAddress(span, other, Optional.empty(), byCouncil);
  }

  ReviewAddress withCenter(Optional<CenterId> other) {
    return new ReviewAddress(span, council, other, byCouncil);
  }

  ReviewAddress byCouncil(boolean other) {
    return new ReviewAddress(span, council, center, other);
  }
}
