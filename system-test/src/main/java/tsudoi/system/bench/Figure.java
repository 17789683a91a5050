package tsudoi.system.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One measured value, as the benchmarks print it: a JSON object on a line of its own.
///
/// @param limit what the machine itself could do at best, measured in the same run
public record Figure(String metric, double value, String unit, Optional<Limit> limit) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final MathContext PRECISION = new MathContext(4);

  /// @param is how the limit was measured
  public record Limit(double value, String is) {}

  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(metric + " was not measured: " + value);
    }
  }

  public static Figure of(String metric, double value, String unit) {
    return new Figure(metric, value, unit, Optional.empty());
  }

  public Figure against(double limit, String is) {
    return new Figure(metric, value, unit, Optional.of(new Limit(limit, is)));
  }

  /// `{"metric":"store.tap.p50","value":512,"unit":"us","limit":143,"limitIs":"..."}`
  public String json() {
    ObjectNode object = JSON.createObjectNode();
    object.put("metric", metric).put("value", rounded(value)).put("unit", unit);
    limit.ifPresent(some -> object.put("limit", rounded(some.value())).put("limitIs", some.is()));
    return object.toString();
  }

  /// To four digits, without an exponent.
  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).round(PRECISION).stripTrailingZeros();
    return rounded.setScale(Math.max(0, rounded.scale()));
  }
}
