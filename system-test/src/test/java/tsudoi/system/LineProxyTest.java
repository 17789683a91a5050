package tsudoi.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineProxyTest {
  private ServerSocket echo;
  private LineProxy line;

  @BeforeEach
  void a_hub_that_repeats_what_it_hears() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::repeat);
    line =
        LineProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()));
  }

  @AfterEach
  void hang_up() throws IOException {
    line.close();
    echo.close();
  }

  @Test
  void a_whole_line_carries_bytes_both_ways_and_the_end_of_the_stream() throws IOException {
    var sent = new byte[300_000];
    new java.util.Random(1).nextBytes(sent);
    try (Socket call = call()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              call.getOutputStream().write(sent);
              call.shutdownOutput();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      assertThat(call.getInputStream().readAllBytes()).isEqualTo(sent);
    }
  }

  @Test
  void cutting_breaks_the_connections_there_are() throws IOException {
    try (Socket call = call()) {
      say(call, "a");
      assertThat(call.getInputStream().read()).isEqualTo('a');

      line.cut();

      assertThat(line.isCut()).isTrue();
      assertThatThrownBy(() -> call.getInputStream().read()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_cut_line_refuses_new_connections() {
    line.cut();
    assertThatThrownBy(this::call).isInstanceOf(IOException.class);
  }

  @Test
  void a_restored_line_carries_again_on_the_same_port() throws IOException {
    for (int i = 0; i < 20; i++) {
      line.cut();
      line.cut();
      line.restore();
      line.restore();
      try (Socket call = call()) {
        say(call, "b");
        assertThat(call.getInputStream().read()).isEqualTo('b');
      }
    }
  }

  @Test
  void a_call_to_a_hub_that_is_down_ends_at_once() throws IOException {
    echo.close();
    try (Socket call = call()) {
      assertThatThrownBy(
              () -> {
                if (call.getInputStream().read() == -1) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  private Socket call() throws IOException {
    var call = new Socket(InetAddress.getLoopbackAddress(), line.port());
    call.setSoTimeout(10_000);
    return call;
  }

  private static void say(Socket call, String text) throws IOException {
    call.getOutputStream().write(text.getBytes(UTF_8));
  }

  private void repeat() {
    while (true) {
      try {
        Socket call = echo.accept();
        Thread.ofVirtual()
            .start(() -> {
              try (call) {
                call.getInputStream().transferTo(call.getOutputStream());
              } catch (IOException e) {
                // the line was cut
              }
            });
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }
}
