package tsudoi.hub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tsudoi.city.City;
import tsudoi.desk.TestReplica;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.eventsheet.SheetFile;
import tsudoi.listing.Listing;
import tsudoi.listing.Mode;

/// What whoever sends an event sheet reads, and what it does to the hub.
class ImportEndpointTest {
  @TempDir private Path folder;
  private final City city = City.takamatsu();
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2));
  private ImportEndpoint endpoint;
  private String secret = "";

  @BeforeEach
  void the_hub_runs() throws IOException {
    Path file = folder.resolve("admin-token");
    AdminToken token = new AdminToken(file, new Random(1));
    secret = Files.readString(file);
    CenterWriters writers = new CenterWriters(hub.replica, hub.board.registry());
    endpoint =
        new ImportEndpoint(
            token,
            new EventSheetImport(hub.replica, hub.board, writers, () -> hub.now, hub::id),
            city);
  }

  @Test
  void the_citys_sheet_becomes_information_and_importing_twice_changes_nothing()
      throws IOException {
    byte[] sheet =
        SheetFile.withCityHeadings()
            .event("12月5日(土)", "10:00", "11:30", "冬の音楽会")
            .event("随時", "", "", "出前講座")
            .event("12月6日(日)", "10:00", "11:30", "")
            .bytes();

    assertThat(text(send(sheet, "")))
        .contains("2件を 掲載しました（新しい 2件、変わった 0件、そのまま 0件）。うち 日程は要確認 1件。")
        .contains("4行目");
    long ops = ops();
    assertThat(text(send(sheet, ""))).contains("新しい 0件、変わった 0件、そのまま 2件");
    assertThat(ops()).isEqualTo(ops);
    assertThat(published())
        .allMatch(listing ->
            listing.content().mode() == Mode.ELSEWHERE || listing.content().mode() == Mode.OPEN);
  }

  @Test
  void a_centers_own_activity_takes_sign_ups_and_importing_twice_opens_no_place_twice()
      throws IOException {
    ResponseEntity<String> answer = send(ownClass(), "亀阜コミュニティセンター");

    assertThat(text(answer)).contains("新しい 1件");
    Listing listing = published().getFirst();
    assertThat(listing.content().owner()).contains(TestReplica.KIFU);
    assertThat(listing.content().takesSignUps()).isTrue();
    send(ownClass(), "亀阜");
    assertThat(hub.board.signUps().capacity(listing.id())).isEqualTo(20);
  }

  @Test
  void an_unknown_center_is_named_and_nothing_is_imported() throws IOException {
    ResponseEntity<String> answer = send(ownClass(), "竜宮城");

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody()).contains("「竜宮城」という センターは 見つかりません。");
    assertThat(published()).isEmpty();
  }

  @Test
  void a_file_that_is_no_spreadsheet_is_told_so_in_japanese() throws IOException {
    ResponseEntity<String> text = send("これは表ではありません".getBytes(StandardCharsets.UTF_8), "");
    byte[] whole = ownClass();
    ResponseEntity<String> cut = send(java.util.Arrays.copyOf(whole, whole.length / 2), "");
    ResponseEntity<String> empty = send(new byte[0], "");

    assertThat(List.of(text, cut, empty))
        .allMatch(answer -> answer.getStatusCode().value() == 422)
        .allMatch(answer -> String.valueOf(answer.getBody()).contains("読み取れませんでした。"));
    assertThat(text.getBody()).contains("Excelのファイル（.xlsx）ではありません。");
    assertThat(cut.getBody()).contains("ファイルが壊れているか、途中で切れています。");
    assertThat(empty.getBody()).contains("ファイルの中身がありません。");
    assertThat(published()).isEmpty();
  }

  @Test
  void nobody_imports_without_the_token() throws IOException {
    secret = "guessed";
    assertThat(send(ownClass(), "").getStatusCode().value()).isEqualTo(401);
    assertThat(published()).isEmpty();
  }

  private static byte[] ownClass() {
    return SheetFile.withCityHeadings()
        .row(
            1,
            "両方",
            "12月5日(土)",
            "10:00",
            "11:30",
            "冬の料理教室",
            "亀阜コミュニティセンター",
            "34.345",
            "134.054",
            "説明です。",
            "無料",
            "申込先着\n20人",
            "12月1日(火)\n9:00～",
            "https://www.example.jp/",
            "亀阜コミュニティセンター",
            "087-834-0797")
        .bytes();
  }

  private ResponseEntity<String> send(byte[] sheet, String center) throws IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/admin/import");
    request.addHeader("Authorization", "Bearer " + secret);
    request.setContent(sheet);
    return endpoint.take(request, "行事.xlsx", center);
  }

  private static String text(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return String.valueOf(answer.getBody());
  }

  private List<Listing> published() {
    return hub.replica.read(() -> List.copyOf(hub.board.listings().published()));
  }

  private long ops() {
    return hub.log.scopes().stream().mapToLong(hub.log::lastPosition).sum();
  }
}
