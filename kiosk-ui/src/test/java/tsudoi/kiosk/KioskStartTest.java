package tsudoi.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tsudoi.frontend.start.StartRefused;

/// The whole application, once: it starts on a folder that was enrolled earlier, without any hub.
class KioskStartTest {
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir static Path folder;

  private static ConfigurableApplicationContext running;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @BeforeAll
  static void start() {
    FilledFolder.fill(folder.resolve("data"), InstantSource.system());
    running = run();
  }

  private static ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(KioskApplication.class)
        .run(
            "--server.port=0",
            "--vaadin.productionMode=true",
            "--tsudoi.data=" + folder.resolve("data"),
            "--tsudoi.center=4",
            "--tsudoi.hub=" + NOWHERE);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    int port = running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void without_a_hub_it_is_in_service_and_tells_how_it_is() throws Exception {
    HttpResponse<String> status = get("/status.json");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.body())
        .contains("\"center\":4", "\"unsent\":")
        .containsPattern("\"version\":\"[0-9]+\\.[0-9]+[^\"]*\\+[0-9a-z]+\"");
    assertThat(running.getBean(Opening.class).kiosk()).isPresent();
  }

  @Test
  void the_desk_is_closed_to_visitors() throws Exception {
    assertThat(get("/desk").statusCode()).isNotEqualTo(200);
  }

  @Test
  void style_sheets_and_pictures_are_for_everybody() throws Exception {
    assertThat(get("/tsudoi/kiosk.css").statusCode()).isEqualTo(200);
    assertThat(get("/kiosk/visitor.css").statusCode()).isEqualTo(200);
    assertThat(get("/tsudoi/pictures/drill.svg").statusCode()).isEqualTo(200);
  }

  @Test
  void pages_cannot_be_framed() throws Exception {
    assertThat(get("/status.json").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void a_second_process_on_the_same_folder_is_told_so() {
    StartRefused refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            StartRefused.class,
            () ->
                DataFolder.open(
                    folder.resolve("data"),
                    new tsudoi.city.CenterId(4),
                    tsudoi.durable.StoreSettings.standard(),
                    new java.security.SecureRandom()));
    assertThat(refused.getExitCode()).isEqualTo(StartRefused.FOLDER_IN_USE);
    assertThat(refused).hasMessageContaining("別の つどい が このフォルダーを 使っています。先に そちらを 止めてください");
  }
}
