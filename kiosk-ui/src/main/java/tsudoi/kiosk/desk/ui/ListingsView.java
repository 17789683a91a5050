package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Shelf;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Schedule;

/// 活動: this center's own listings.
@Route(value = "desk/listings", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class ListingsView extends DeskView {
  private final Div list = new Div();
  private Optional<Shelf> shown = Optional.empty();

  public ListingsView(DeskDoor door) {
    super(door, "side.listings");
    Anchor create =
        new Anchor("desk/listing/new", new IconView(Icon.PLUS), new Span(words.say("listing.new")));
    create.addClassNames("big-button", "is-primary");
    DeskParts.named(create, "new-listing");
    Span gap = new Span();
    gap.addClassName("gap");
    add(
        DeskParts.box("desk-head", new H1(words.say("listings.title")), gap, create),
        message(),
        list);
    list.addClassName("shelf");
  }

  @Override
  void refresh() {
    Shelf shelf = Shelf.of(kiosk());
    if (shown.filter(shelf::equals).isPresent()) {
      return;
    }
    shown = Optional.of(shelf);
    list.removeAll();
    if (shelf.isEmpty()) {
      list.add(DeskParts.box("panel-card", new Span(words.say("listings.empty"))));
    }
    group("drafts", shelf.drafts());
    group("current", shelf.current());
    group("cancelled", shelf.cancelled());
    group("past", shelf.past());
  }

  private void group(String name, List<Shelf.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    Div rows = DeskParts.box("listing-rows");
    items.forEach(item -> rows.add(row(item)));
    Div card =
        DeskParts.box(
            "panel-card",
            DeskParts.box(
                "panel-head",
                new H2(words.say("listings." + name)),
                DeskParts.text("muted", words.say("listings.count", items.size()))),
            rows);
    list.add(DeskParts.named(card, "listings-" + name));
  }

  private Component row(Shelf.Item item) {
    Listing listing = item.listing();
    ListingContent content = listing.content();
    Div title = DeskParts.box("title", new RubyText(title(content)));
    if (!listing.published()) {
      title.add(new StateTag(StateTag.State.PROVISIONAL, words.say("listing.draft")));
    } else if (item.next().flatMap(Occurrence::cancelled).isPresent()) {
      title.add(new StateTag(StateTag.State.CANCELLED, words.say("listing.cancelled")));
    }
    Anchor row =
        new Anchor(
            "desk/listing/" + listing.id().value(),
            new Pictogram(Picture.of(content.category().name())).tile(),
            DeskParts.box(
                "about",
                title,
                new Span(when(item) + "　" + content.venue().plainPlace()),
                DeskParts.text("muted", words.say("mode", content.mode()) + places(content))),
            new IconView(Icon.NEXT));
    row.addClassName("listing-row");
    row.getElement().setAttribute("data-listing", listing.id().value().toString());
    return row;
  }

  private String title(ListingContent content) {
    String title = content.title().best(words.locale());
    return title.isBlank() ? words.say("listing.untitled") : title;
  }

  private String places(ListingContent content) {
    return content
        .capacity()
        .map(it -> "　" + words.say("capacity." + content.unit(), it))
        .orElse("");
  }

  private String when(Shelf.Item item) {
    Schedule schedule = item.listing().content().schedule();
    String next = item.next().map(words::when).orElse("");
    return switch (schedule) {
      case Schedule.Undated(var text) ->
          words.say("listing.undated") + (text.isBlank() ? "" : "（" + text + "）");
      case Schedule.Recurring _ ->
          next.isEmpty() ? words.say("listing.over") : words.say("listing.next", next);
      case Schedule.Dates(var sessions) ->
          next.isEmpty()
              ? words.day(sessions.getLast().date())
              : sessions.size() == 1 ? next : words.say("listing.next", next);
    };
  }
}
