package tsudoi.sample;

import java.util.Optional;
import java.util.Set;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Words;

/// What a sample activity says, whenever it takes place. `{name}` stands for the center's name,
/// `{walk}` for where its people like to walk.
///
/// @param key names it within a center; ids are made from it
record Activity(
    String key,
    Category category,
    Words title,
    Words description,
    Set<Audience> audiences,
    Host host,
    Optional<String> operator,
    Place place,
    Entry entry,
    Optional<Words> fee,
    Optional<Words> bring,
    Crowd crowd) {
  static Activity of(
      String key, Category category, Host host, Place place, Entry entry, Crowd crowd) {
    Words none = Words.ja("");
    return new Activity(
        key,
        category,
        none,
        none,
        Set.of(Audience.EVERYONE),
        host,
        Optional.empty(),
        place,
        entry,
        Optional.empty(),
        Optional.empty(),
        crowd);
  }

  Activity titled(String japanese, String english) {
    return with(Words.of(japanese, english), description, audiences, operator, place, fee, bring);
  }

  Activity saying(String japanese, String english) {
    return with(title, Words.of(japanese, english), audiences, operator, place, fee, bring);
  }

  Activity forWhom(Audience... whom) {
    return with(title, description, Set.of(whom), operator, place, fee, bring);
  }

  /// Run by a civic group that does not exist; its name says so.
  Activity runBy(String group) {
    return with(title, description, audiences, Optional.of(group + "（見本）"), place, fee, bring);
  }

  Activity in(Place other) {
    return with(title, description, audiences, operator, other, fee, bring);
  }

  Activity costing(String japanese, String english) {
    return with(
        title,
        description,
        audiences,
        operator,
        place,
        Optional.of(Words.of(japanese, english)),
        bring);
  }

  Activity bringing(String japanese, String english) {
    return with(
        title,
        description,
        audiences,
        operator,
        place,
        fee,
        Optional.of(Words.of(japanese, english)));
  }

  private Activity with(
      Words newTitle,
      Words newDescription,
      Set<Audience> newAudiences,
      Optional<String> newOperator,
      Place newPlace,
      Optional<Words> newFee,
      Optional<Words> newBring) {
    return new Activity(
        key,
        category,
        newTitle,
        newDescription,
        newAudiences,
        host,
        newOperator,
        newPlace,
        entry,
        newFee,
        newBring,
        crowd);
  }
}
