package tsudoi.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path stick;

  @Test
  void a_file_is_written_whole_and_replaces_the_one_before() throws IOException {
    Path target = stick.resolve("one.tsudoi");

    assertThat(WholeFile.write(target, new byte[] {1, 2}))
        .isEqualTo(new WholeFile.Outcome.Written(target, 2));
    assertThat(WholeFile.write(target, new byte[] {3}))
        .isEqualTo(new WholeFile.Outcome.Written(target, 1));

    assertThat(WholeFile.read(target)).hasValue(new byte[] {3});
    try (var files = Files.list(stick)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void what_cannot_be_written_leaves_the_old_file_and_nothing_else() throws IOException {
    Path target = stick.resolve("one.tsudoi");
    Files.createDirectories(target.resolve("not-empty"));

    assertThat(WholeFile.write(target, new byte[] {1}))
        .isInstanceOf(WholeFile.Outcome.Failed.class);

    try (var files = Files.list(stick)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void a_stick_that_was_pulled_is_told() {
    assertThat(WholeFile.write(stick.resolve("gone").resolve("one.tsudoi"), new byte[] {1}))
        .isInstanceOf(WholeFile.Outcome.Failed.class);
  }

  @Test
  void a_stick_without_room_keeps_what_it_has() throws IOException {
    Path target = stick.resolve("one.tsudoi");
    WholeFile.write(target, new byte[] {1});

    assertThat(WholeFile.write(target, new byte[100], _ -> 99))
        .isEqualTo(new WholeFile.Outcome.NoRoom(100, 99));

    assertThat(WholeFile.read(target)).hasValue(new byte[] {1});
    try (var files = Files.list(stick)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void folders_of_the_set_folder_are_sticks_and_bundles_are_found_by_their_names()
      throws IOException {
    Path blue = Files.createDirectories(stick.resolve("BLUE"));
    Path older = Files.write(blue.resolve("a.tsudoi"), new byte[3]);
    Path newer = Files.write(blue.resolve("B.TSUDOI"), new byte[5]);
    Files.write(blue.resolve("._a.tsudoi"), new byte[1]);
    Files.write(blue.resolve("letter.txt"), new byte[1]);
    Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2026-11-20T00:00:00Z")));
    Sticks sticks = new MountedSticks(Optional.of(stick));

    List<Sticks.Stick> plugged = sticks.plugged();

    assertThat(plugged).extracting(Sticks.Stick::name).containsExactly("BLUE");
    assertThat(sticks.bundles(plugged.getFirst()))
        .extracting(Sticks.Found::file)
        .containsExactly(newer, older);
  }

  @Test
  void without_a_stick_there_is_none() {
    assertThat(new MountedSticks(Optional.of(stick.resolve("nowhere"))).plugged()).isEmpty();
  }
}
