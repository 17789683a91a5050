package tsudoi.hub.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.city.CouncilId;
import tsudoi.hub.review.Period;
import tsudoi.hub.review.ReviewedCity;
import tsudoi.hub.review.Sheet;
import tsudoi.hub.review.ui.ReviewAddress.Span;
import tsudoi.hub.staff.StaffWords;
import tsudoi.sample.Scale;

class ReviewViewTest {
  private static final LocalDate TODAY = ReviewedCity.NOW.toLocalDate();

  private final ReviewedCity hub = new ReviewedCity();

  @BeforeEach
  void open() {
    System.setProperty("vaadin.i18n.provider", StaffWords.class.getName());
    MockVaadin.setup(new Routes());
    UI.getCurrent().setLocale(Locale.JAPANESE);
    hub.fill(Scale.SMALL, List.of(hub.center("亀阜"), hub.center("木太")));
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
  }

  private ReviewView shown() {
    ReviewView view = new ReviewView(hub.review(), hub.city(), new StaffWords());
    view.show(ReviewAddress.read(QueryParameters.fromString("month=2026-10"), TODAY));
    UI.getCurrent().add(view);
    return view;
  }

  @Test
  void the_table_has_a_line_a_center_and_the_file_says_the_same() {
    ReviewView view = shown();

    Sheet sheet = view.sheet();
    int body = _get(FigureTable.class).rows();

    assertThat(body).isEqualTo(52);
    assertThat(sheet.rows()).hasSize(53);
    assertThat(sheet.head()).startsWith("センター", "回数", "前年 回数");
    List<String> kifu =
        sheet.rows().stream().filter(row -> row.getFirst().equals("亀阜")).findFirst().orElseThrow();
    String onScreen =
        _find(NativeTableRow.class).stream()
            .map(row -> row.getElement().getTextRecursively())
            .filter(text -> text.contains("亀阜"))
            .findFirst()
            .orElseThrow();
    assertThat(onScreen).contains(kifu.get(1), "見本", "到着済み");
    assertThat(sheet.rows().getLast().getFirst()).isEqualTo("合計");
  }

  @Test
  void an_address_keeps_what_was_asked() {
    ReviewAddress asked =
        new ReviewAddress(
            new Span.OfMonth(YearMonth.of(2026, 10)),
            Optional.of(new CouncilId(3)),
            Optional.empty(),
            true);

    assertThat(ReviewAddress.read(asked.query(), TODAY)).isEqualTo(asked);
  }

  @Test
  void an_address_that_cannot_be_read_shows_this_fiscal_year() {
    for (String query :
        List.of("month=soon", "year=99999999", "from=2026-10-02&to=2026-10-01", "center=x")) {
      ReviewAddress read =
          ReviewAddress.read(new Location("attendance?" + query).getQueryParameters(), TODAY);

      assertThat(read.period()).isEqualTo(Period.fiscalYear(2026));
      assertThat(read.center()).isEmpty();
    }
  }
}
