package tsudoi.hub.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.hub.review.Sheet;

/// A button that saves what is on the screen.
final class CsvLink extends Anchor {
  /// @param name of the file, without its ending
  CsvLink(String words, Supplier<String> name, Supplier<Sheet> sheet) {
    addClassName("desk-button");
    add(new IconView(Icon.DOWNLOAD), new Span(words));
    setHref(
        DownloadHandler.fromInputStream(_ -> {
          byte[] csv = sheet.get().csv();
          return new DownloadResponse(
              new ByteArrayInputStream(csv),
              name.get() + ".csv",
              "text/csv;charset=utf-8",
              csv.length);
        }));
    getElement().setAttribute("download", true);
    getElement().setAttribute("router-ignore", true);
  }
}
