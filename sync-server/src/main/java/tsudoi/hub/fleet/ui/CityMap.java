package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.Svg;
import java.util.List;
import java.util.Locale;
import tsudoi.hub.fleet.FleetBoard;

/// The centers on a sketch of the city, each by its position and state. The coast is a guide for the
/// eye, drawn by hand.
final class CityMap extends Svg {
  private static final double WEST = 133.940;
  private static final double NORTH = 34.442;
  private static final double X_PER_DEGREE = 1_490;
  private static final double Y_PER_DEGREE = 1_798;
  private static final int WIDTH = 350;
  private static final int HEIGHT = 468;

  /// Longitude and latitude along the shore, from west to east.
  private static final double[][] COAST = {
    {133.90, 34.372}, {133.945, 34.385}, {133.962, 34.378}, {133.975, 34.362}, {134.000, 34.353},
    {134.030, 34.355}, {134.050, 34.356}, {134.072, 34.351}, {134.088, 34.347}, {134.092, 34.372},
    {134.104, 34.394}, {134.114, 34.378}, {134.122, 34.350}, {134.127, 34.337}, {134.132, 34.360},
    {134.126, 34.385}, {134.140, 34.404}, {134.160, 34.390}, {134.170, 34.362}, {134.180, 34.345},
    {134.260, 34.335}
  };

  private static final double[][] ISLANDS = {{134.050, 34.395, 10, 21}, {134.059, 34.422, 9, 13}};

  void show(List<FleetBoard.Row> rows, String sea) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns='http://www.w3.org/2000/svg' class='city-map' viewBox='0 0 "
            + WIDTH
            + " "
            + HEIGHT
            + "' aria-hidden='true'>");
    svg.append("<rect class='sea' width='100%' height='100%'/>");
    svg.append("<path class='land' d='").append(land()).append("'/>");
    for (double[] island : ISLANDS) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<ellipse class='land' cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f'/>",
              x(island[0]),
              y(island[1]),
              island[2],
              island[3]));
    }
    svg.append("<text class='sea-name' x='14' y='26'>").append(sea).append("</text>");
    rows.stream().filter(row -> !real(row)).forEach(row -> dot(svg, row));
    rows.stream().filter(CityMap::real).forEach(row -> dot(svg, row));
    svg.append("</svg>");
    setSvg(svg.toString());
  }

  private static boolean real(FleetBoard.Row row) {
    return row.kiosks() > 0;
  }

  private static void dot(StringBuilder svg, FleetBoard.Row row) {
    double x = x(row.center().longitude());
    double y = y(row.center().latitude());
    String shape =
        switch (row.state()) {
          case CONNECTED -> "<circle class='connected' r='7'/>";
          case QUIET -> "<path class='quiet' d='M0-9 9 7H-9Z'/>";
          case LOST ->
              "<rect class='lost' x='-8' y='-8' width='16' height='16' rx='3'/>"
                  + "<path class='lost-cross' d='M-4-4 4 4M4-4-4 4'/>";
          case SAMPLE -> "<circle class='sample' r='4.5'/>";
          case NO_KIOSK -> "<circle class='none' r='3.5'/>";
        };
    svg.append(String.format(Locale.ROOT, "<g transform='translate(%.1f %.1f)'>", x, y))
        .append(shape);
    if (real(row)) {
      boolean right = x < WIDTH - 80;
      svg.append("<text class='name' y='5' x='")
          .append(right ? 13 : -13)
          .append("' text-anchor='")
          .append(right ? "start" : "end")
          .append("'>")
          .append(row.center().name())
          .append("</text>");
    }
    svg.append("</g>");
  }

  private static String land() {
    StringBuilder path = new StringBuilder("M-20 " + (HEIGHT + 20));
    for (double[] point : COAST) {
      path.append(String.format(Locale.ROOT, " L%.1f %.1f", x(point[0]), y(point[1])));
    }
    return path.append(" L")
        .append(WIDTH + 20)
        .append(' ')
        .append(HEIGHT + 20)
        .append('Z')
        .toString();
  }

  private static double x(double longitude) {
    return (longitude - WEST) * X_PER_DEGREE;
  }

  private static double y(double latitude) {
    return (NORTH - latitude) * Y_PER_DEGREE;
  }
}
