package tsudoi.hub.phone;

import java.util.Locale;
import java.util.Optional;
import tsudoi.city.City;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyNotation;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Occurrence;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Words;
import tsudoi.signup.SignUpBook;

/// An activity as a phone shows it. Titles are HTML with readings, escaped.
///
/// @param netLeft places left of ネット枠; empty where no limit is kept
/// @param deskLeft places that the kiosk still held when the hub last heard of it
public record ActivityPage(
    String titleHtml,
    String title,
    String center,
    String categoryClass,
    String scenePath,
    String day,
    String time,
    String place,
    Optional<String> address,
    String host,
    Optional<String> operator,
    String description,
    Optional<String> fee,
    Optional<String> bring,
    boolean groups,
    boolean asksPhone,
    Optional<Integer> netPlaces,
    Optional<Integer> netLeft,
    Optional<Integer> deskLeft) {
  static ActivityPage of(
      Occurrence occurrence, SignUpBook book, City city, tsudoi.op.Writer hub, Locale language) {
    ListingContent content = occurrence.content();
    boolean limited = content.capacity().isPresent();
    Picture picture = Picture.of(content.category().name());
    String title = content.title().best(language);
    return new ActivityPage(
        RubyNotation.parse(title).html(),
        Words.withoutReadings(title),
        content.owner().flatMap(city::center).map(center -> center.title()).orElse(""),
        picture.className(),
        picture.scenePath(),
        PhoneText.day(occurrence.day(), language),
        occurrence.timed() ? PhoneText.span(occurrence.start(), occurrence.end(), language) : "",
        content.venue().plainPlace(),
        content.owner().flatMap(city::center).map(center -> center.address()),
        content.host(),
        content.operator(),
        Words.withoutReadings(content.description().best(language)),
        content.fee().map(words -> Words.withoutReadings(words.best(language))),
        content.bring().map(words -> Words.withoutReadings(words.best(language))),
        content.unit() == PlaceUnit.GROUP,
        content.asksPhone(),
        limited ? Optional.of(book.held(occurrence.id(), hub)) : Optional.empty(),
        limited ? Optional.of(Math.max(0, book.free(occurrence.id(), hub))) : Optional.empty(),
        limited ? Optional.of(book.freeElsewhere(occurrence.id(), hub)) : Optional.empty());
  }
}
