package tsudoi.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static tsudoi.listing.Edits.FIRST;
import static tsudoi.listing.Edits.ID;
import static tsudoi.listing.Edits.day;
import static tsudoi.listing.Edits.end;
import static tsudoi.listing.Edits.english;
import static tsudoi.listing.Edits.fee;
import static tsudoi.listing.Edits.host;
import static tsudoi.listing.Edits.place;
import static tsudoi.listing.Edits.places;
import static tsudoi.listing.Edits.scheduled;
import static tsudoi.listing.Edits.start;
import static tsudoi.listing.Edits.title;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.op.Op;
import tsudoi.op.Scope;
import tsudoi.oplog.Standing;

/// People edit one listing without knowing of each other.
class MergeTest {
  private static final Part START = new Part(ListingField.START, "");
  private static final Part END = new Part(ListingField.END, "");

  private final Edits edits = new Edits();
  private final Op first = edits.publish(1, FIRST);

  private static ListingContent content(List<UnaryOperator<ListingContent>> changes) {
    ListingContent content = FIRST;
    for (UnaryOperator<ListingContent> change : changes) {
      content = change.apply(content);
    }
    return content;
  }

  @SafeVarargs
  private static ListingContent content(UnaryOperator<ListingContent>... changes) {
    return content(List.of(changes));
  }

  private Listing listing() {
    return edits.listing();
  }

  private List<Part> asked() {
    return listing().conflicts().stream().map(Conflict::part).toList();
  }

  @Test
  void taking_content_apart_and_together_changes_nothing() {
    List<ListingContent> all =
        List.of(
            FIRST,
            content(scheduled(new Schedule.Undated("秋ごろ"))),
            content(
                scheduled(
                    new Schedule.Recurring(
                        LocalDate.of(2026, 11, 3),
                        LocalTime.of(22, 0),
                        LocalTime.of(2, 0),
                        "FREQ=WEEKLY;BYDAY=TU",
                        Set.of(LocalDate.of(2026, 11, 10))))),
            content(
                scheduled(
                    new Schedule.Dates(
                        List.of(
                            new Session(
                                LocalDate.of(2026, 11, 3),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("①")),
                            Session.of(
                                LocalDate.of(2026, 11, 4), LocalTime.NOON, LocalTime.MAX))))),
            content(fee(Optional.of("300円"))));
    for (ListingContent one : all) {
      assertThat(Parts.merged(Parts.of(one), one)).isEqualTo(one);
    }
  }

  @Test
  void every_part_has_a_name_that_is_read_back() {
    for (ListingField field : ListingField.values()) {
      assertThat(Part.read(new Part(field, "en").name())).contains(new Part(field, "en"));
      assertThat(Part.read(new Part(field, "").name())).contains(new Part(field, ""));
    }
    assertThat(Part.read("A_PART_OF_TOMORROW")).isEmpty();
  }

  @Test
  void changes_of_different_parts_are_both_kept() {
    edits.publish(2, content(start(9, 30), english("Fair")), first);
    edits.publish(3, content(place("和室"), title("文化祭"), day(23)), first);

    assertThat(listing().content())
        .isEqualTo(content(start(9, 30), english("Fair"), place("和室"), title("文化祭"), day(23)));
    assertThat(asked()).isEmpty();
    assertThat(listing().current()).hasSize(2);
  }

  @Test
  void edits_in_a_line_give_what_merging_them_gives() {
    Edits line = new Edits();
    Op last = line.draft(1, FIRST);
    for (int step = 0; step < 6; step++) {
      ListingContent content = content(some(new Random(step)), title("題" + step));
      last = step < 2 ? line.draft(2, content, last) : line.publish(1 + step % 3, content, last);
      List<Edit> edits =
          line.all().stream()
              .map(op ->
                  switch (op.event()) {
                    case ListingEvent.ListingDrafted(_, var it, var replaces) ->
                        new Edit(op.stamp(), op.actor(), new Edit.Deed.Wrote(it, false), replaces);
                    case ListingEvent.ListingPublished(_, var it, var replaces) ->
                        new Edit(op.stamp(), op.actor(), new Edit.Deed.Wrote(it, true), replaces);
                    default -> throw new AssertionError(op);
                  })
              .toList();
      Merge merge = Merge.of(edits, Set.of());

      assertThat(Edit.lastInLine(edits)).isPresent();
      assertThat(line.listing().content()).isEqualTo(merge.content().orElseThrow());
      assertThat(line.listing().current()).isEqualTo(merge.heads());
      assertThat(line.listing().conflicts()).isEqualTo(merge.conflicts());
      assertThat(line.listing().published()).isEqualTo(merge.isPublished());
      assertThat(merge.published().heads()).isEqualTo(merge.heads());
    }
  }

  @Test
  void the_same_change_twice_is_no_question() {
    edits.publish(2, content(start(9, 30)), first);
    edits.publish(3, content(start(9, 30)), first);

    assertThat(listing().content()).isEqualTo(content(start(9, 30)));
    assertThat(asked()).isEmpty();
  }

  @Test
  void different_values_of_one_part_are_asked_and_the_later_one_stands() {
    Op earlier = edits.publish(2, content(start(10, 0), host("自治会")), first);
    Op later = edits.publish(3, content(start(9, 30)), first);

    assertThat(listing().content()).isEqualTo(content(start(9, 30), host("自治会")));
    Conflict question = listing().conflicts().getFirst();
    assertThat(asked()).containsExactly(START);
    assertThat(question.sides())
        .containsExactly(
            new Conflict.Side(
                content(start(9, 30), host("自治会")), later.stamp(), later.actor(), false),
            new Conflict.Side(
                content(start(10, 0), host("自治会")), earlier.stamp(), earlier.actor(), false));
  }

  @Test
  void three_people_at_once_make_one_question_with_three_values() {
    edits.publish(1, content(start(9, 0), title("あ")), first);
    edits.publish(2, content(start(10, 0), english("B")), first);
    edits.publish(3, content(start(11, 0), place("和室")), first);

    assertThat(listing().content())
        .isEqualTo(content(start(11, 0), title("あ"), english("B"), place("和室")));
    assertThat(asked()).containsExactly(START);
    assertThat(listing().conflicts().getFirst().sides()).hasSize(3);
  }

  @Test
  void writing_the_part_again_over_both_settles_it() {
    Op one = edits.publish(2, content(start(10, 0)), first);
    Op two = edits.publish(3, content(start(9, 30)), first);
    edits.publish(2, content(start(10, 0)), one, two);

    assertThat(listing().content()).isEqualTo(content(start(10, 0)));
    assertThat(asked()).isEmpty();
    assertThat(listing().current()).hasSize(1);
  }

  @Test
  void an_edit_over_both_of_something_else_leaves_the_question_open() {
    Op one = edits.publish(2, content(start(10, 0)), first);
    Op two = edits.publish(3, content(start(9, 30)), first);
    Op other = edits.publish(2, content(start(9, 30), title("文化祭")), one, two);
    assertThat(asked()).containsExactly(START);
    assertThat(listing().content()).isEqualTo(content(start(9, 30), title("文化祭")));

    edits.keep(2, START, other);

    assertThat(asked()).isEmpty();
    assertThat(listing().content()).isEqualTo(content(start(9, 30), title("文化祭")));
  }

  @Test
  void settling_one_question_leaves_the_other_open() {
    Op one = edits.publish(2, content(start(10, 0), place("和室")), first);
    Op two = edits.publish(3, content(start(9, 30), place("ホール")), first);
    Op kept = edits.keep(2, START, one, two);
    assertThat(asked()).containsExactly(new Part(ListingField.VENUE, ""));

    edits.publish(2, content(start(9, 30), place("和室")), kept);

    assertThat(asked()).isEmpty();
    assertThat(listing().content()).isEqualTo(content(start(9, 30), place("和室")));
  }

  @Test
  void somebody_who_had_seen_neither_answer_nor_question_is_asked_about_only_what_he_changed() {
    Op one = edits.publish(2, content(start(10, 0)), first);
    Op two = edits.publish(3, content(start(9, 30)), first);
    edits.publish(2, content(start(10, 0)), one, two);
    edits.publish(3, content(start(9, 30), host("自治会")), two);
    assertThat(asked()).isEmpty();
    assertThat(listing().content()).isEqualTo(content(start(10, 0), host("自治会")));

    edits.publish(3, content(start(8, 0)), two);

    assertThat(asked()).containsExactly(START);
  }

  @Test
  void merges_that_cross_ask_once() {
    Op one = edits.publish(2, content(title("あ")), first);
    Op two = edits.publish(3, content(host("い")), first);
    Op left = edits.publish(2, content(title("あ"), host("い"), start(9, 0)), one, two);
    Op right = edits.publish(3, content(title("あ"), host("い"), start(10, 0)), two, one);
    assertThat(asked()).containsExactly(START);

    edits.publish(1, content(title("う"), host("い"), start(9, 0)), left, right);

    assertThat(asked()).isEmpty();
    assertThat(listing().content()).isEqualTo(content(title("う"), host("い"), start(9, 0)));
  }

  @Test
  void an_emptied_part_against_a_changed_one_is_asked() {
    Op priced = edits.publish(2, content(fee(Optional.of("300円"))), first);
    edits.publish(2, content(fee(Optional.of("500円"))), priced);
    edits.publish(3, content(), priced);

    assertThat(asked()).containsExactly(new Part(ListingField.FEE, "ja"));
    assertThat(listing().content().fee()).isEmpty();
  }

  @Test
  void an_edit_whose_ancestor_is_not_here_waits_with_its_questions() {
    Op missing = edits.publish(2, content(start(10, 0)), first);
    Op late = edits.publish(3, content(start(9, 30)), missing);
    List<Op> some = List.of(late, first);

    Listing waiting = Edits.fold(some).find(ID).orElseThrow();
    assertThat(waiting.content()).isEqualTo(content(start(9, 30)));
    assertThat(waiting.conflicts()).isEmpty();
    assertThat(listing().conflicts()).isEmpty();
    assertThat(listing().current()).containsExactly(late.id());
  }

  @Test
  void what_is_missing_below_everything_keeps_no_question_back() {
    Op missing = edits.publish(2, content(start(10, 0)), first);
    Op base = edits.publish(3, content(start(9, 30)), missing);
    Op one = edits.publish(2, content(start(8, 0)), base);
    Op two = edits.publish(3, content(start(7, 0)), base);

    Listing now = Edits.fold(List.of(base, one, two)).find(ID).orElseThrow();

    assertThat(now.conflicts()).extracting(Conflict::part).containsExactly(START);
  }

  @Test
  void nobody_waits_for_an_edit_that_was_set_aside() {
    Op aside = edits.publish(2, content(start(10, 0)), first);
    Op late = edits.publish(3, content(start(9, 30)), aside);
    Listings listings = Edits.fold(List.of(first, late));
    listings.leaveOut(aside, Standing.SET_ASIDE);

    Listing now = listings.find(ID).orElseThrow();

    assertThat(now.content()).isEqualTo(content(start(9, 30)));
    assertThat(now.conflicts()).extracting(Conflict::part).containsExactly(START);
  }

  @Test
  void a_clock_of_2036_does_not_win_over_who_saw_its_edit() {
    Op future =
        new Op(
            new tsudoi.op.OpId(
                new tsudoi.op.ChainId(tsudoi.desk.TestReplica.writer(5), Scope.CITY), 1),
            tsudoi.op.Hlc.at(java.time.Instant.parse("2036-02-07T00:00:00Z")),
            first.moment(),
            first.actor(),
            Optional.empty(),
            new ListingEvent.ListingPublished(ID, content(start(7, 0)), List.of(first.id())));
    Op after = edits.publish(2, content(start(11, 0)), future);

    Listing now = Edits.fold(List.of(after, first, future)).find(ID).orElseThrow();

    assertThat(now.content()).isEqualTo(content(start(11, 0)));
    assertThat(now.conflicts()).isEmpty();
  }

  @Test
  void places_stay_valid_together() {
    edits.publish(2, content(places(10, 5)), first);
    edits.publish(3, content(places(20, 15)), first);

    assertThat(listing().content()).isEqualTo(content(places(20, 15)));
    assertThat(asked()).containsExactly(new Part(ListingField.PLACES, ""));
  }

  @Test
  void times_that_do_not_fit_each_other_are_taken_from_one_person_and_asked() {
    edits.publish(2, content(start(16, 0), end(17, 0)), first);
    edits.publish(3, content(end(14, 30)), first);

    assertThat(listing().content()).isEqualTo(content(end(14, 30)));
    assertThat(asked()).containsExactly(START, END);
  }

  @Test
  void a_part_that_no_longer_says_anything_is_not_asked() {
    Op one = edits.publish(2, content(start(10, 0)), first);
    Op two = edits.publish(3, content(start(9, 30)), first);
    edits.publish(2, content(scheduled(new Schedule.Undated("未定"))), one, two);

    assertThat(asked()).isEmpty();
    assertThat(listing().content().schedule()).isEqualTo(new Schedule.Undated("未定"));
  }

  @Test
  void a_draft_that_nobody_published_is_asked_against_what_is_published() {
    Edits one = new Edits();
    Op draft = one.draft(1, FIRST);
    Op published = one.publish(1, FIRST, draft);
    Op work = one.draft(2, content(start(9, 30)), draft);

    Listing here = one.listing();
    assertThat(here.content()).isEqualTo(FIRST);
    assertThat(here.published()).isTrue();
    assertThat(here.conflicts()).extracting(Conflict::part).containsExactly(START);
    assertThat(here.conflicts().getFirst().sides())
        .extracting(Conflict.Side::draft)
        .containsExactly(false, true);
    assertThat(here.current()).containsExactlyInAnyOrder(published.id(), work.id());
    Listing elsewhere = Edits.fold(List.of(published)).find(ID).orElseThrow();
    assertThat(elsewhere.content()).isEqualTo(here.content());
    assertThat(elsewhere.conflicts()).isEmpty();
    assertThat(Edits.fold(one.all()).published()).containsExactly(elsewhere);

    one.publish(1, content(start(9, 30)), published, work);
    assertThat(one.listing().conflicts()).isEmpty();
    assertThat(one.listing().content()).isEqualTo(content(start(9, 30)));
  }

  @Test
  void a_draft_that_was_published_as_it_was_is_no_question() {
    Edits one = new Edits();
    Op draft = one.draft(1, FIRST);
    Op published = one.publish(1, FIRST, draft);
    one.publish(2, content(start(9, 30)), published);

    assertThat(one.listing().conflicts()).isEmpty();
    assertThat(one.listing().content()).isEqualTo(content(start(9, 30)));
  }

  @Test
  void two_drafts_of_one_listing_merge_like_publications() {
    Edits one = new Edits();
    Op draft = one.draft(1, FIRST);
    one.draft(1, content(start(9, 0), title("あ")), draft);
    one.draft(2, content(start(10, 0), host("い")), draft);

    assertThat(one.listing().published()).isFalse();
    assertThat(one.listing().content()).isEqualTo(content(start(10, 0), title("あ"), host("い")));
    assertThat(one.listing().conflicts()).extracting(Conflict::part).containsExactly(START);
  }

  @Test
  void the_history_says_who_changed_what() {
    Op one = edits.publish(2, content(start(10, 0)), first);
    Op two = edits.publish(3, content(start(9, 30), title("文化祭")), first);
    Op kept = edits.keep(1, START, one, two);

    List<Change> history = Edits.fold(edits.all()).history(ID);

    assertThat(history)
        .extracting(Change::stamp)
        .containsExactly(first.stamp(), one.stamp(), two.stamp(), kept.stamp());
    assertThat(history)
        .extracting(Change::parts)
        .containsExactly(
            List.of(),
            List.of(START),
            List.of(new Part(ListingField.TITLE, "ja"), START),
            List.of(START));
    assertThat(history.getFirst().before()).isEmpty();
    assertThat(history.get(2).before()).contains(FIRST);
  }

  @Test
  void a_change_is_put_back_unless_somebody_changed_the_same_since() {
    Op one = edits.publish(2, content(start(10, 0), title("文化祭")), first);
    Op two = edits.publish(3, content(start(10, 0), title("文化祭"), host("自治会")), one);
    Listings listings = Edits.fold(edits.all());
    assertThat(listings.without(ID, one.id())).contains(content(host("自治会")));
    assertThat(listings.without(ID, two.id())).contains(content(start(10, 0), title("文化祭")));
    assertThat(listings.without(ID, first.id())).isEmpty();

    edits.publish(3, content(start(11, 0), title("文化祭"), host("自治会")), two);

    assertThat(Edits.fold(edits.all()).without(ID, one.id())).isEmpty();
  }

  /// Any history of people who see some of each other's edits: in any order, any number of times.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void any_order_and_any_repetition_give_the_same_listing(int seed) {
    Random random = new Random(seed);
    List<Op> history = history(random, 30);
    Listings expected = Edits.fold(history);
    for (int round = 0; round < 10; round++) {
      List<Op> shuffled = new ArrayList<>(history);
      for (int copies = random.nextInt(10); copies > 0; copies--) {
        shuffled.add(history.get(random.nextInt(history.size())));
      }
      Collections.shuffle(shuffled, random);
      Listings listings = new Listings();
      for (Op op : shuffled) {
        listings.apply(op);
        if (random.nextInt(4) == 0) {
          // looking on the way must not change what comes out
          listings.find(ID);
        }
      }
      assertThat(listings.find(ID)).isEqualTo(expected.find(ID));
      assertThat(listings.history(ID)).isEqualTo(expected.history(ID));
    }
  }

  private static List<Op> history(Random random, int length) {
    Edits edits = new Edits();
    List<Op> ops = new ArrayList<>();
    List<Op> loose = new ArrayList<>();
    for (int step = 0; step < length; step++) {
      Op[] seen = ops.stream().filter(_ -> random.nextInt(4) == 0).limit(3).toArray(Op[]::new);
      ListingContent content = content(some(random), some(random));
      Op op =
          switch (random.nextInt(8)) {
            case 0 -> edits.draft(1 + random.nextInt(3), content, seen);
            case 1 -> edits.keep(1 + random.nextInt(3), START, seen);
            default -> edits.publish(1 + random.nextInt(3), content, seen);
          };
      ops.add(op);
      if (step == 0 || random.nextInt(12) > 0) {
        loose.add(op);
      }
    }
    loose.add(0, edits.publish(1, FIRST));
    return loose;
  }

  private static UnaryOperator<ListingContent> some(Random random) {
    int value = random.nextInt(4);
    return switch (random.nextInt(8)) {
      case 0 -> start(8 + 2 * value, 0);
      case 1 -> end(12 + 2 * value, 0);
      case 2 -> title("題" + value);
      case 3 -> english("T" + value);
      case 4 -> places(20 + value, 5 * value);
      case 5 -> fee(Optional.of(value + "00円").filter(_ -> value > 0));
      case 6 ->
          scheduled(
              value > 1
                  ? new Schedule.Undated("秋" + value)
                  : Schedule.once(LocalDateTime.of(2026, 11, 20, 9, 0), LocalTime.of(17, 0)));
      default -> place("部屋" + value);
    };
  }

  /// Against the textbook: two edits of one ancestor, value by value.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void two_edits_of_one_ancestor_merge_as_the_three_way_merge_has_it(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      Edits one = new Edits();
      Op base = one.publish(1, FIRST);
      ListingContent mine = content(timeless(random), timeless(random));
      ListingContent theirs = content(timeless(random), timeless(random));
      one.publish(2, mine, base);
      one.publish(3, theirs, base);

      Listing merged = one.listing();

      Map<Part, Object> ancestor = Parts.of(FIRST);
      Map<Part, Object> a = Parts.of(mine);
      Map<Part, Object> b = Parts.of(theirs);
      Map<Part, Object> expected = new TreeMap<>();
      Set<Part> conflicts = new TreeSet<>();
      Set<Part> parts = new TreeSet<>(a.keySet());
      parts.addAll(b.keySet());
      for (Part part : parts) {
        Object before = ancestor.get(part);
        Object here = a.get(part);
        Object there = b.get(part);
        boolean bothChanged = !Objects.equals(here, before) && !Objects.equals(there, before);
        Object value = Objects.equals(there, before) ? here : there;
        if (bothChanged && !Objects.equals(here, there)) {
          conflicts.add(part);
        }
        if (value != null) {
          expected.put(part, value);
        }
      }
      assertThat(Parts.of(merged.content())).isEqualTo(expected);
      assertThat(merged.conflicts())
          .extracting(Conflict::part)
          .containsExactlyElementsOf(conflicts);
    }
  }

  private static UnaryOperator<ListingContent> timeless(Random random) {
    int value = random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0 -> start(8 + value, 0);
      case 1 -> title("題" + value);
      case 2 -> english("T" + value);
      case 3 -> places(20 + value, value);
      case 4 -> fee(Optional.of(value + "00円"));
      default -> place("部屋" + value);
    };
  }
}
