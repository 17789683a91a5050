package tsudoi.hub.carry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.carry.WholeFile;
import tsudoi.city.JapanTime;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Notice;
import tsudoi.hub.carry.HandDelivery;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.oplog.NotSaved;

/// USBで受け取る: takes in what kiosks without a line packed, and gives the answers out.
@Route(value = "carry", layout = StaffDesk.class)
@PermitAll
class HandDeliveryView extends Main implements HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(HandDeliveryView.class);

  /// Answers stay in memory while the page is open.
  private static final int OUTCOMES_MAX = 10;

  /// Browsers say nothing when the same file is chosen twice in a row.
  private static final String FORGET_FILE =
      "const input = (this.shadowRoot ?? this).querySelector('input[type=file]');"
          + " if (input) input.value = '';";

  private final HandDelivery delivery;
  private final StaffWords words;
  private final Div outcomes = new Div();

  HandDeliveryView(HandDelivery delivery, StaffWords words) {
    this.delivery = delivery;
    this.words = words;
    addClassNames("desk-main", "hand-delivery");
    outcomes.addClassName("outcomes");
    outcomes.getElement().setAttribute("role", "status");
    Div head = new Div(new H1(getTranslation("carry.heading")));
    head.addClassName("desk-head");
    Div card =
        new Div(
            new Paragraph(getTranslation("carry.step.1")),
            upload(),
            new Paragraph(getTranslation("carry.step.2")),
            muted("carry.note"));
    card.addClassName("panel-card");
    add(head, card, outcomes);
  }

  private Paragraph muted(String key) {
    Paragraph note = new Paragraph(getTranslation(key));
    note.addClassName("muted");
    return note;
  }

  private Upload upload() {
    Upload upload = new Upload(this::receive);
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setMaxFileSize(WholeFile.BYTES_MAX);
    upload.setUploadButton(BigButton.primary(Icon.UPLOAD, getTranslation("carry.choose")));
    upload.setDropLabel(new Span(getTranslation("carry.drop")));
    upload.addFileRejectedListener(_ -> show(problem("TOO_LARGE")));
    upload.addAllFinishedListener(_ -> {
      upload.clearFileList();
      upload.getElement().executeJs(FORGET_FILE);
    });
    return upload;
  }

  private void receive(UploadEvent event) throws IOException {
    byte[] bytes;
    try (InputStream in = event.getInputStream()) {
      bytes = in.readNBytes(WholeFile.BYTES_MAX + 1);
    }
    event.getUI().access(() -> take(bytes));
  }

  void take(byte[] bytes) {
    try {
      show(
          switch (delivery.take(bytes)) {
            case HandDelivery.Outcome.Unreadable(var problem) -> problem(problem.name());
            case HandDelivery.Outcome.Taken taken -> card(taken);
          });
    } catch (NotSaved e) {
      LOG.warn("Not saved: {}", e.getMessage());
      show(problem("NOT_SAVED"));
    }
  }

  private void show(Component outcome) {
    outcomes.addComponentAsFirst(outcome);
    if (outcomes.getComponentCount() > OUTCOMES_MAX) {
      outcomes.remove(outcomes.getComponentAt(OUTCOMES_MAX));
    }
  }

  private Component problem(String name) {
    return new Notice(Notice.Tone.ERROR, Icon.WARNING, getTranslation("carry.problem." + name));
  }

  private Component card(HandDelivery.Outcome.Taken taken) {
    LocalDateTime made = JapanTime.at(taken.madeAt());
    Div card =
        new Div(
            new H2(getTranslation("carry.from", taken.center(), taken.kiosk())),
            new Paragraph(
                getTranslation(
                    "carry.made",
                    words.day(made.toLocalDate(), getLocale()) + words.time(made, getLocale()))),
            new Paragraph(
                taken.newOps() == 0
                    ? getTranslation("carry.known")
                    : getTranslation("carry.taken", taken.newOps())));
    if (taken.refused()) {
      card.add(new Notice(Notice.Tone.CAUTION, Icon.WARNING, getTranslation("carry.refused")));
    }
    card.add(new Paragraph(getTranslation("carry.answer.text")), download(taken));
    card.addClassName("panel-card");
    return card;
  }

  private Anchor download(HandDelivery.Outcome.Taken taken) {
    Anchor link = new Anchor();
    link.addClassName("desk-button");
    link.add(
        new IconView(Icon.DOWNLOAD), new Span(getTranslation("carry.answer", taken.answerName())));
    link.setHref(
        DownloadHandler.fromInputStream(_ ->
            new DownloadResponse(
                new ByteArrayInputStream(taken.answer()),
                taken.answerName(),
                "application/octet-stream",
                taken.answer().length)));
    link.getElement().setAttribute("download", true);
    link.getElement().setAttribute("router-ignore", true);
    link.getElement().setAttribute("data-test", "answer");
    return link;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("carry.heading");
  }
}
