package tsudoi.hub.eventsheet;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tsudoi.hub.eventsheet.SheetReading.Problem;

/// The worksheets of an Excel file as text and numbers (ECMA-376 part 1, SpreadsheetML), read with
/// the JDK's streaming parser.
///
/// Why not a library: fastexcel-reader 0.20.2 prints phonetic runs of inline strings into the text,
/// never comes back from a cell whose shared string does not exist, and allocates a list as long as
/// the column letters say; a file from outside must do none of this. What is needed here is small.
final class Workbook {
  static final int ROWS_MAX = 5_000;
  static final int COLUMNS_MAX = 256;
  static final int SHEETS_MAX = 100;

  private static final ZoneId CITY = ZoneId.of("Asia/Tokyo");
  private static final Pattern CELL_REFERENCE = Pattern.compile("([A-Za-z]{1,3})(\\d{1,7})");
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /// A cell's value as stored.
  sealed interface Cell {
    record Text(String value) implements Cell {}

    record Number(BigDecimal value) implements Cell {}
  }

  /// The filled cells of a row, by column from 0. `number` is the one Excel shows.
  record Row(int number, Map<Integer, Cell> cells) {}

  private record Relation(String type, String target) {}

  private final XMLInputFactory xml;
  private final XlsxFile file;
  private final List<String> strings = new ArrayList<>();
  private final List<String> visibleSheets = new ArrayList<>();
  private boolean from1904;

  private Workbook(XlsxFile file) {
    this.file = file;
    this.xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty("jdk.xml.entityExpansionLimit", 1);
    xml.setProperty("jdk.xml.totalEntitySizeLimit", 2 * XlsxFile.XML_BYTES_MAX);
    xml.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 2 * XlsxFile.XML_BYTES_MAX);
  }

  static Workbook open(XlsxFile file) throws UnreadableSheetException {
    var workbook = new Workbook(file);
    workbook.readDirectory();
    return workbook;
  }

  /// Visible worksheets, in the order of their tabs.
  int sheetCount() {
    return visibleSheets.size();
  }

  boolean from1904() {
    return from1904;
  }

  /// The day the file was last saved, in the city's time.
  Optional<LocalDate> savedOn() {
    try {
      return textOf("docProps/core.xml", "modified")
          .map(text -> Instant.parse(text.strip()).atZone(CITY).toLocalDate());
    } catch (UnreadableSheetException | DateTimeParseException e) {
      // only a hint: a file without it, or with a strange one, is still a sheet
      return Optional.empty();
    }
  }

  /// The filled rows of a worksheet.
  List<Row> rows(int sheet) throws UnreadableSheetException {
    byte[] part =
        file.part(visibleSheets.get(sheet))
            .orElseThrow(() -> new UnreadableSheetException(Problem.DAMAGED));
    var rows = new TreeMap<Integer, Row>();
    scan(
        part,
        reader -> {
          if (reader.isStartElement() && reader.getLocalName().equals("row")) {
            int following = rows.isEmpty() ? 1 : rows.lastKey() + 1;
            var row = row(reader, following);
            if (!row.cells().isEmpty()) {
              rows.putIfAbsent(row.number(), row);
            }
            if (rows.size() > ROWS_MAX) {
              throw new UnreadableSheetException(Problem.TOO_MANY_ROWS);
            }
          }
        });
    return List.copyOf(rows.values());
  }

  private void readDirectory() throws UnreadableSheetException {
    var main =
        relations("_rels/.rels").values().stream()
            .filter(r -> r.type().endsWith("/officeDocument"))
            .map(Relation::target)
            .findFirst()
            .orElse("xl/workbook.xml");
    byte[] directory =
        file.part(main).orElseThrow(() -> new UnreadableSheetException(Problem.NOT_XLSX));
    int slash = main.lastIndexOf('/') + 1;
    var folder = main.substring(0, slash);
    var relations = relations(folder + "_rels/" + main.substring(slash) + ".rels");
    scan(directory, reader -> readDirectoryElement(reader, folder, relations));
    if (visibleSheets.isEmpty()) {
      throw new UnreadableSheetException(Problem.NOT_XLSX);
    }
    var stringsPart =
        relations.values().stream()
            .filter(r -> r.type().endsWith("/sharedStrings"))
            .map(r -> resolve(folder, r.target()))
            .findFirst()
            .orElse(folder + "sharedStrings.xml");
    var found = file.part(stringsPart);
    if (found.isPresent()) {
      scan(
          found.get(),
          reader -> {
            if (reader.isStartElement() && reader.getLocalName().equals("si")) {
              strings.add(richText(reader, "si"));
            }
          });
    }
  }

  private void readDirectoryElement(
      XMLStreamReader reader, String folder, Map<String, Relation> relations) {
    if (!reader.isStartElement()) {
      return;
    }
    if (reader.getLocalName().equals("workbookPr")) {
      var value = attribute(reader, "date1904").orElse("0");
      from1904 = value.equals("1") || value.equals("true");
    } else if (reader.getLocalName().equals("sheet")
        && visibleSheets.size() < SHEETS_MAX
        && attribute(reader, "state").orElse("visible").equals("visible")) {
      attribute(reader, "id")
          .map(relations::get)
          .filter(r -> r.type().endsWith("/worksheet"))
          .ifPresent(r -> visibleSheets.add(resolve(folder, r.target())));
    }
  }

  private Map<String, Relation> relations(String part) throws UnreadableSheetException {
    var relations = new HashMap<String, Relation>();
    var found = file.part(part);
    if (found.isPresent()) {
      scan(
          found.get(),
          reader -> {
            if (reader.isStartElement() && reader.getLocalName().equals("Relationship")) {
              relations.put(
                  attribute(reader, "Id").orElse(""),
                  new Relation(
                      attribute(reader, "Type").orElse(""),
                      attribute(reader, "Target").orElse("")));
            }
          });
    }
    return relations;
  }

  private static String resolve(String folder, String target) {
    return target.startsWith("/") ? target : folder + target;
  }

  private Row row(XMLStreamReader reader, int following)
      throws XMLStreamException, UnreadableSheetException {
    int number = attribute(reader, "r").flatMap(Workbook::whole).orElse(following);
    var cells = new TreeMap<Integer, Cell>();
    int column = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
        column = attribute(reader, "r").map(Workbook::columnOf).orElse(column);
        var cell = cell(reader);
        if (cell != null && column < COLUMNS_MAX) {
          cells.put(column, cell);
        }
        column++;
      }
    }
    return new Row(number, cells);
  }

  private @Nullable Cell cell(XMLStreamReader reader)
      throws XMLStreamException, UnreadableSheetException {
    var type = attribute(reader, "t").orElse("n");
    var value = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "v" -> value = plainText(reader, "v");
          case "is" -> value = richText(reader, "is");
          default -> {}
        }
      }
    }
    return value.isBlank() ? null : typed(type, value);
  }

  private @Nullable Cell typed(String type, String value) throws UnreadableSheetException {
    return switch (type) {
      case "s" -> {
        int index = whole(value.strip()).orElse(-1);
        if (index < 0 || index >= strings.size()) {
          throw new UnreadableSheetException(Problem.DAMAGED);
        }
        var text = strings.get(index);
        yield text.isBlank() ? null : new Cell.Text(text);
      }
      case "n" -> number(value.strip());
      case "e" -> null;
      // ISO 8601, as some programs write dates: 2026-01-10T13:30:00
      case "d" -> new Cell.Text(value.replace('T', ' ').replace(" 00:00:00", ""));
      default -> new Cell.Text(unescape(value));
    };
  }

  private static Cell number(String value) {
    try {
      var number = new BigDecimal(value);
      // Excel knows 15 digits and exponents to ±308; longer ones would only fill the memory
      return Math.abs((long) number.scale()) > 400 || number.precision() > 400
          ? new Cell.Text(value)
          : new Cell.Number(number);
    } catch (NumberFormatException e) {
      return new Cell.Text(value);
    }
  }

  /// Text of an `si` or `is` element: plain and formatted runs, without the phonetic ones (`rPh`).
  private static String richText(XMLStreamReader reader, String element) throws XMLStreamException {
    var text = new StringBuilder();
    int phonetic = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (reader.getLocalName().equals("rPh")) {
          phonetic++;
        } else if (reader.getLocalName().equals("t")) {
          var run = plainText(reader, "t");
          if (phonetic == 0) {
            text.append(run);
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (reader.getLocalName().equals("rPh")) {
          phonetic--;
        } else if (reader.getLocalName().equals(element)) {
          break;
        }
      }
    }
    return unescape(text.toString());
  }

  private static String plainText(XMLStreamReader reader, String element)
      throws XMLStreamException {
    var text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element)) {
        break;
      }
    }
    return text.toString();
  }

  /// Excel writes characters XML does not allow as `_x000D_`.
  private static String unescape(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(m ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
        : text;
  }

  private Optional<String> textOf(String part, String element) throws UnreadableSheetException {
    var found = file.part(part);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    scan(
        found.get(),
        reader -> {
          if (reader.isStartElement() && reader.getLocalName().equals(element)) {
            texts.add(plainText(reader, element));
          }
        });
    return texts.stream().findFirst();
  }

  private static Optional<String> attribute(XMLStreamReader reader, String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  private static int columnOf(String reference) {
    var matcher = CELL_REFERENCE.matcher(reference);
    if (!matcher.matches()) {
      return COLUMNS_MAX;
    }
    int column = 0;
    for (char c : matcher.group(1).toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column - 1;
  }

  private static Optional<Integer> whole(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private interface OnEvent {
    void accept(XMLStreamReader reader) throws XMLStreamException, UnreadableSheetException;
  }

  private void scan(byte[] part, OnEvent onEvent) throws UnreadableSheetException {
    try {
      var reader = xml.createXMLStreamReader(new ByteArrayInputStream(part));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.DTD) {
          throw new UnreadableSheetException(Problem.DAMAGED);
        }
        onEvent.accept(reader);
      }
    } catch (XMLStreamException | RuntimeException e) {
      // the JDK's parser answers some damage with unchecked exceptions of its own
      throw new UnreadableSheetException(Problem.DAMAGED);
    }
  }
}
