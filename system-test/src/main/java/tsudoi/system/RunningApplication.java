package tsudoi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tsudoi.upkeep.Upkeep;

/// One packaged application as a process of its own. It can be killed as a power cut would and
/// started again on the same data; it never outlives this JVM.
public final class RunningApplication implements AutoCloseable {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final int LOG_TAIL_LINES = 30;

  /// How an application is started.
  ///
  /// @param name what logs and messages call it
  /// @param data its data folder, kept from start to start
  /// @param log where its output is appended
  /// @param listen the address it binds
  /// @param options further `--name=value` arguments
  record Launch(
      String name, Path jar, Path data, Path log, String listen, int port, List<String> options) {}

  private final Launch launch;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final Thread atExit;
  private volatile boolean stopping;
  private volatile Process process;

  private RunningApplication(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
    watch(process);
    this.atExit = new Thread(this::stop, "stop " + launch.name());
  }

  static RunningApplication start(Launch launch) {
    var application = new RunningApplication(launch, spawn(launch));
    Runtime.getRuntime().addShutdownHook(application.atExit);
    return application;
  }

  private static Process spawn(Launch launch) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-Duser.timezone=Asia/Tokyo");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
    command.add("-jar");
    command.add(launch.jar().toString());
    command.add("--server.port=" + launch.port());
    command.add("--server.address=" + launch.listen());
    // browsers keep cookies by host, not by port: without names of their own, two applications
    // on one machine throw each other's visitors out
    command.add("--server.servlet.session.cookie.name=TSUDOI" + launch.port());
    command.add("--tsudoi.data=" + launch.data());
    command.addAll(launch.options());
    try {
      Files.createDirectories(launch.data());
      Files.createDirectories(launch.log().getParent());
      return new ProcessBuilder(command)
          .directory(launch.data().toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(launch.name() + " cannot be started", e);
    }
  }

  /// Whoever starts an application starts it again when it ends asking for that.
  private void watch(Process watched) {
    var _ =
        watched
            .onExit()
            .thenAccept(end -> {
              if (end.exitValue() == Upkeep.START_AGAIN_STATUS && !stopping) {
                process = spawn(launch);
                watch(process);
              } else {
                ended.complete(launch.name());
              }
            });
  }

  public String name() {
    return launch.name();
  }

  public int port() {
    return launch.port();
  }

  public Path data() {
    return launch.data();
  }

  /// The application's address for a browser on this machine.
  public URI address() {
    return URI.create("http://localhost:" + launch.port() + "/");
  }

  /// What `GET /status.json` answers, if it answers.
  public Optional<JsonNode> status() {
    return get("status.json")
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> JsonMapper.shared().readTree(answer.body()));
  }

  /// Waits until the application answers HTTP at all.
  public void awaitAnswer(Duration atMost) {
    await("an answer", atMost, () -> get("").isPresent());
  }

  /// Waits until the application answers `/status.json`.
  public void awaitReady(Duration atMost) {
    await("/status.json", atMost, () -> status().isPresent());
  }

  private void await(String what, Duration atMost, java.util.function.BooleanSupplier condition) {
    try {
      Await.until(
          launch.name() + ": " + what,
          atMost,
          () -> {
            if (!process.isAlive() && process.exitValue() != Upkeep.START_AGAIN_STATUS) {
              throw new IllegalStateException(launch.name() + " ended by itself");
            }
            return condition.getAsBoolean();
          });
    } catch (IllegalStateException | AssertionError e) {
      throw new IllegalStateException(
          e.getMessage() + "\n--- end of " + launch.log() + "\n" + logTail(), e);
    }
  }

  private Optional<HttpResponse<String>> get(String path) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://" + reachable() + ":" + launch.port() + "/" + path))
            .timeout(REQUEST_TIMEOUT)
            .build();
    try {
      return Optional.of(
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + launch.name(), e);
    }
  }

  private String reachable() {
    return launch.listen().equals("0.0.0.0") ? "127.0.0.1" : launch.listen();
  }

  /// Ends the process with SIGKILL: it gets no chance to save anything.
  public void kill() {
    process.destroyForcibly();
    waitForEnd(STOP_TIMEOUT);
  }

  /// Starts it again on the same data and the same port; it must have ended.
  public void startAgain() {
    if (process.isAlive()) {
      throw new IllegalStateException(launch.name() + " is still running");
    }
    process = spawn(launch);
    watch(process);
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Completes when the process ends and does not ask to be started again.
  public CompletableFuture<String> ended() {
    return ended;
  }

  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(launch.log());
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /// Asks the process to end, and insists when it does not.
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // this JVM is ending already, and the hook has done or is doing the same
    }
  }

  private void stop() {
    stopping = true;
    process.destroy();
    if (!waitForEnd(STOP_TIMEOUT)) {
      process.destroyForcibly();
      waitForEnd(STOP_TIMEOUT);
    }
  }

  private boolean waitForEnd(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
