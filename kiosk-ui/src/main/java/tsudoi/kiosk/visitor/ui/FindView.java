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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsudoi.frontend.ActivityCard;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.BigNumber;
import tsudoi.frontend.Icon;
import tsudoi.frontend.KeptChildren;
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
  private Optional<Parts> parts = Optional.empty();

  /// What changes while the screen is open, each part by itself.
  private record Parts(
      BigNumber total,
      KeptChildren<FindBoard.When, BigButton> whens,
      KeptChildren<Kind, BigButton> kinds,
      Notice none,
      KeptChildren<Found, ActivityCard> cards,
      Pager pager) {}

  private record Pager(Div whole, BigButton previous, Span page, BigButton next) {}

  private record Found(String address, ActivityCard.Facts facts) {}

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
    parts = Optional.of(build());
    showBoard(kiosk);
    flow(() -> UI.getCurrent().navigate(HomeView.class));
  }

  @Override
  void refresh(Kiosk kiosk) {
    tick(kiosk);
    showBoard(kiosk);
  }

  private Parts build() {
    VisitorWords words = words();
    BigNumber total = new BigNumber(words.say("find.before"), 0, words.say("find.after"));
    Div whens = classed("choices");
    Div kinds = classed("choices");
    kinds.addClassName("in-columns");
    kinds.addClassName("kinds");
    Div filters =
        classed(
            "find-filters",
            classed("title-row", ScreenText.title(words.say("find.title")), total),
            filter(words.say("find.when"), whens),
            filter(words.say("find.what"), kinds));
    Notice none =
        new Notice(
            Notice.Tone.INFO, Icon.SEARCH, words.say("find.none"), words.say("find.none.why"));
    Div cards = classed("activity-list");
    BigButton previous = BigButton.plain(Icon.BACK, words.say("find.previous"));
    previous.addClickListener(_ -> go(wish.at(wish.page() - 1)));
    Span page = new Span();
    BigButton next = BigButton.line(Icon.NEXT, words.say("find.next")).iconLast();
    next.addClickListener(_ -> go(wish.at(wish.page() + 1)));
    Div pager = classed("pager", previous, page, next);
    screen().content(classed("find", filters, classed("find-results", none, cards, pager)));
    return new Parts(
        total,
        new KeptChildren<>(
            whens,
            FindBoard.When::name,
            this::when,
            (button, when) -> button.ticked(wish.when() == when)),
        new KeptChildren<>(
            kinds,
            Kind::name,
            this::kind,
            (button, kind) -> button.pressed(wish.kind().equals(Optional.of(kind)))),
        none,
        new KeptChildren<>(
            cards, Found::address, FindView::card, (card, found) -> card.show(found.facts())),
        new Pager(pager, previous, page, next));
  }

  private void showBoard(Kiosk kiosk) {
    LocalDateTime now = kiosk.now();
    FindBoard board =
        FindBoard.of(
            lobby().agenda().read(kiosk),
            wish,
            new Nearness(kiosk.city(), kiosk.center()),
            now,
            pageEntries());
    wish = wish.at(board.page());
    Parts shown = parts.orElseThrow();
    shown.total().setNumber(board.total());
    shown.whens().show(List.of(FindBoard.When.values()));
    shown.kinds().show(List.of(Kind.values()));
    shown.none().setVisible(board.total() == 0);
    shown.cards().show(found(kiosk, board, now));
    show(shown.pager(), board);
  }

  private void show(Pager pager, FindBoard board) {
    pager.whole().setVisible(board.pages() > 1);
    pager.previous().setEnabled(board.page() > 0);
    pager.next().setEnabled(board.page() < board.pages() - 1);
    pager.page().setText(words().say("find.page", board.page() + 1, board.pages()));
  }

  private List<Found> found(Kiosk kiosk, FindBoard board, LocalDateTime now) {
    Cards cards = new Cards(kiosk, words(), now);
    return kiosk.read(() ->
        board.entries().stream()
            .map(entry -> new Found(address(entry), cards.facts(entry)))
            .toList());
  }

  private static String address(FindBoard.Entry entry) {
    return switch (entry) {
      case FindBoard.Entry.Dated(var occurrence) -> ActivityAddress.of(occurrence.id());
      case FindBoard.Entry.Undated(var listing) -> ActivityAddress.of(listing.id());
    };
  }

  private static ActivityCard card(Found found) {
    ActivityCard card = new ActivityCard(found.facts());
    card.addClickListener(_ -> UI.getCurrent().navigate(found.address()));
    return card;
  }

  private BigButton when(FindBoard.When when) {
    BigButton button = new BigButton(BigButton.Look.PLAIN, words().say("find." + when));
    button.addClickListener(_ -> go(wish.with(when)));
    return button.ticked(wish.when() == when);
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
