package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsudoi.frontend.ActivityCard;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.BigNumber;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.ScreenText;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.FindBoard;
import tsudoi.kiosk.visitor.Kind;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.Nearness;
import tsudoi.kiosk.visitor.VisitorWords;

/// 活動をさがす: filters, cards, pages. What is asked for stands in the address, so that going back
/// from an activity finds the same page.
@Route("find")
@AnonymousAllowed
final class FindView extends VisitorView {
  private static final int PORTRAIT_CARDS = 4;
  private static final int LANDSCAPE_CARDS = 3;

  private FindBoard.Wish wish = FindBoard.Wish.FIRST;

  FindView(Lobby lobby) {
    super(lobby);
  }

  @Override
  void enter(BeforeEnterEvent event, Kiosk kiosk) {
    QueryParameters query = event.getLocation().getQueryParameters();
    wish =
        new FindBoard.Wish(
            one(FindBoard.When.values(), query.getSingleParameter("when"))
                .orElse(FindBoard.Wish.FIRST.when()),
            one(Kind.values(), query.getSingleParameter("kind")),
            query
                .getSingleParameter("page")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .map(page -> page - 1)
                .orElse(0));
  }

  private static <E extends Enum<E>> Optional<E> one(E[] values, Optional<String> name) {
    return Stream.of(values).filter(value -> name.equals(Optional.of(value.name()))).findFirst();
  }

  @Override
  void show(Kiosk kiosk) {
    frame(kiosk);
    showBoard(kiosk);
    flow(() -> UI.getCurrent().navigate(HomeView.class));
  }

  @Override
  void refresh(Kiosk kiosk) {
    tick(kiosk);
    showBoard(kiosk);
  }

  private void showBoard(Kiosk kiosk) {
    VisitorWords words = words();
    LocalDateTime now = kiosk.now();
    FindBoard board =
        FindBoard.of(
            lobby().agenda().read(kiosk),
            wish,
            new Nearness(kiosk.city(), kiosk.center()),
            now,
            pageEntries());
    Div title =
        classed(
            "title-row",
            ScreenText.title(words.say("find.title")),
            new BigNumber(words.say("find.before"), board.total(), words.say("find.after")));
    Div filters = classed("find-filters", title, whens(), kinds());
    Div cards = classed("activity-list", cards(kiosk, board, now).toArray(Component[]::new));
    Component found =
        board.total() == 0
            ? new Notice(
                Notice.Tone.INFO, Icon.SEARCH, words.say("find.none"), words.say("find.none.why"))
            : cards;
    Div results = classed("find-results", found);
    if (board.pages() > 1) {
      results.add(pager(board));
    }
    screen().content(classed("find", filters, results));
  }

  private List<ActivityCard> cards(Kiosk kiosk, FindBoard board, LocalDateTime now) {
    Cards facts = new Cards(kiosk, words(), now);
    List<ActivityCard.Facts> read =
        kiosk.read(() -> board.entries().stream().map(facts::facts).toList());
    List<ActivityCard> cards = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      ActivityCard card = new ActivityCard(read.get(i));
      String address =
          switch (board.entries().get(i)) {
            case FindBoard.Entry.Dated(var occurrence) -> ActivityAddress.of(occurrence.id());
            case FindBoard.Entry.Undated(var listing) -> ActivityAddress.of(listing.id());
          };
      card.addClickListener(_ -> UI.getCurrent().navigate(address));
      cards.add(card);
    }
    return cards;
  }

  private Component whens() {
    VisitorWords words = words();
    Div choices =
        classed(
            "choices",
            Stream.of(FindBoard.When.values())
                .map(when ->
                    choice(
                        words.say("find." + when), wish.when() == when, () -> go(wish.with(when))))
                .toArray(Component[]::new));
    return filter(words.say("find.when"), choices);
  }

  private Component kinds() {
    VisitorWords words = words();
    Div choices =
        classed("choices", Stream.of(Kind.values()).map(this::kind).toArray(Component[]::new));
    choices.addClassName("in-columns");
    choices.addClassName("kinds");
    return filter(words.say("find.what"), choices);
  }

  private BigButton kind(Kind kind) {
    boolean on = wish.kind().equals(Optional.of(kind));
    BigButton button = new BigButton(BigButton.Look.PLAIN, words().kind(kind)).pressed(on);
    button.addClickListener(_ -> go(wish.with(kind)));
    Picture picture = Picture.of(kind.name());
    button.addClassName(picture.className());
    button.addComponentAsFirst(new Pictogram(picture));
    return button;
  }

  private static Div filter(String name, Component choices) {
    RubyText label = new RubyText(name);
    label.addClassName("filter-name");
    return classed("filter-row", label, choices);
  }

  private Div pager(FindBoard board) {
    VisitorWords words = words();
    BigButton previous = BigButton.plain(Icon.BACK, words.say("find.previous"));
    previous.setEnabled(board.page() > 0);
    previous.addClickListener(_ -> go(wish.at(board.page() - 1)));
    BigButton next = BigButton.line(Icon.NEXT, words.say("find.next")).iconLast();
    next.setEnabled(board.page() < board.pages() - 1);
    next.addClickListener(_ -> go(wish.at(board.page() + 1)));
    return classed(
        "pager", previous, new Span(words.say("find.page", board.page() + 1, board.pages())), next);
  }

  private void go(FindBoard.Wish other) {
    wish = other;
    UI ui = UI.getCurrent();
    ui.getPage()
        .getHistory()
        .replaceState(null, new com.vaadin.flow.router.Location("find", query(other)));
    showBoard(kiosk());
  }

  private static QueryParameters query(FindBoard.Wish wish) {
    Map<String, String> query = new java.util.TreeMap<>();
    query.put("when", wish.when().name());
    wish.kind().ifPresent(kind -> query.put("kind", kind.name()));
    query.put("page", Integer.toString(wish.page() + 1));
    return QueryParameters.simple(query);
  }

  /// As many cards as the display holds without scrolling.
  private static int pageEntries() {
    @Nullable ExtendedClientDetails client = UI.getCurrent().getPage().getExtendedClientDetails();
    boolean landscape =
        client != null && client.getWindowInnerWidth() > client.getWindowInnerHeight();
    return landscape ? LANDSCAPE_CARDS : PORTRAIT_CARDS;
  }
}
