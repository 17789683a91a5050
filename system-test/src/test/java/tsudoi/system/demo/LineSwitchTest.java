package tsudoi.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.system.LineProxy;

class LineSwitchTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private LineProxy first;
  private LineProxy second;
  private LineSwitch lineSwitch;

  @BeforeEach
  void two_lines() throws IOException {
    var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    first = LineProxy.to(nowhere);
    second = LineProxy.to(nowhere);
    var kiosk = URI.create("http://localhost:1/");
    lineSwitch =
        LineSwitch.open(
            "127.0.0.1",
            0,
            List.of(
                new LineSwitch.Line("亀阜", kiosk, first), new LineSwitch.Line("木太", kiosk, second)));
  }

  @AfterEach
  void close() {
    lineSwitch.close();
    first.close();
    second.close();
  }

  @Test
  void cuts_and_restores_the_line_that_is_named() throws Exception {
    assertThat(post("line/2/cut")).isEqualTo(303);
    assertThat(first.isCut()).isFalse();
    assertThat(second.isCut()).isTrue();

    assertThat(post("line/2/restore")).isEqualTo(303);
    assertThat(second.isCut()).isFalse();
  }

  @Test
  void the_page_says_that_it_is_for_the_demo_and_how_the_lines_are() throws Exception {
    post("line/1/cut");

    assertThat(page()).contains("デモ", "亀阜", "切れています", "つなぐ", "木太", "通信を切る");
  }

  @Test
  void a_line_that_does_not_exist_is_refused_and_nothing_is_cut() throws Exception {
    assertThat(post("line/3/cut")).isEqualTo(404);
    assertThat(post("line/0/cut")).isEqualTo(404);
    assertThat(post("line/1/burn")).isEqualTo(404);
    assertThat(first.isCut()).isFalse();
    assertThat(second.isCut()).isFalse();
  }

  private int post(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(lineSwitch.address().resolve(path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String page() throws Exception {
    var request = HttpRequest.newBuilder(lineSwitch.address()).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
