package tsudoi.hub.review;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A table as staff take it away: CSV in UTF-8 with BOM and CRLF, as the city's programs read it.
public record Sheet(List<String> head, List<List<String>> rows) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// With one of these at the start a spreadsheet takes a text for a formula (OWASP, "CSV
  /// Injection"), full-width forms included.
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  public Sheet {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  public byte[] csv() {
    StringWriter text = new StringWriter();
    text.append(BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(head.stream().map(Sheet::harmless).toList());
      rows.forEach(row -> csv.writeRecord(row.stream().map(Sheet::harmless).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory takes every line", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The text as it is, with an apostrophe before what would be read as a formula. Numbers stay
  /// numbers.
  static String harmless(String text) {
    boolean formula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !text.matches("-?[0-9]+(\\.[0-9]+)?");
    return formula ? "'" + text : text;
  }
}
