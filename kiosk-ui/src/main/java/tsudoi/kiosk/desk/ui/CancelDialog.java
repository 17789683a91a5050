package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.kiosk.desk.DeskWords;

/// Asks whether one person or the whole party does not come.
final class CancelDialog extends Dialog {
  /// @param confirmed told whether the whole party was meant
  CancelDialog(DeskWords words, int party, Consumer<Boolean> confirmed) {
    setHeaderTitle(words.say("leave.title"));
    add(DeskParts.box("desk-dialog", new Paragraph(words.say("leave.text"))));
    BigButton keep = BigButton.plain(Icon.BACK, words.say("leave.keep"));
    keep.addClickListener(_ -> close());
    BigButton one = BigButton.line(Icon.PERSON, words.say("leave.one"));
    one.addClickListener(_ -> {
      close();
      confirmed.accept(false);
    });
    var doing = DeskParts.box("desk-dialog-doing", keep, DeskParts.named(one, "leave-one"));
    if (party > 1) {
      BigButton all = BigButton.line(Icon.PEOPLE, words.say("leave.all", party));
      all.addClickListener(_ -> {
        close();
        confirmed.accept(true);
      });
      doing.add(DeskParts.named(all, "leave-all"));
    }
    getFooter().add(doing);
  }
}
