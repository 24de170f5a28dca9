package org.dreamlms.lib.assetlinks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that answers what nobody hopes for, one prepared answer per connection. */
@Timeout(60)
class UnreliableStoreTest {
  private static final BookPrefix BOOK = new BookPrefix(7, "P", "B");
  private static final AssetPath FILE = new AssetPath("a.png");
  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc";

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private ServerSocket door = closed();
  private S3BookFiles files = files(Duration.ofSeconds(20));

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    files.close();
    files = files(Duration.ofSeconds(20));
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 3\r\n\r\na",
        "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      })
  void what_may_pass_is_asked_once_more(String first) {
    answers.add(first);
    answers.add(GOOD);

    assertThat(read()).isEqualTo(new FileRead.Piece(new FileFacts(3, "\"t\""), 0, bytes("abc")));
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nConnection: close\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nETag: W/\"t\"\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      })
  void what_s3_would_not_answer_is_neither_a_file_nor_its_absence(String answer) {
    answers.add(answer);

    assertThatThrownBy(this::read).isInstanceOf(BookFilesUnavailable.class);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "HTTP/1.1 206 Part\r\nETag: \"t\"\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "HTTP/1.1 206 Part\r\nETag: \"t\"\r\nContent-Range: bytes 2-1/9\r\nContent-Length: 3\r\n"
            + "Connection: close\r\n\r\nabc"
      })
  void a_store_that_does_not_know_ranges_is_no_s3(String answer) {
    answers.add(answer);

    assertThatThrownBy(
            () -> files.read(BOOK, FILE, new ByteRange.FromTo(1, 3), file -> Integer.MAX_VALUE))
        .isInstanceOf(BookFilesUnavailable.class);
  }

  @Test
  void a_file_that_is_denied_may_be_absent() {
    answers.add(
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 47\r\nConnection: close\r\n\r\n"
            + "<Error><Code>AccessDenied</Code><x></x></Error>");

    assertThat(read()).isEqualTo(new FileRead.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wait", "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 3\r\n\r\nawait"})
  void a_store_that_does_not_come_to_an_end_is_given_up(String answer) {
    answers.add(answer);
    files.close();
    files = files(Duration.ofMillis(300));

    assertThatThrownBy(this::read)
        .isInstanceOf(BookFilesUnavailable.class)
        .hasMessageContaining("no answer within");
  }

  @Test
  void without_time_the_store_is_not_asked() {
    files.close();
    files = files(Duration.ZERO);

    assertThatThrownBy(this::read).isInstanceOf(BookFilesUnavailable.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_store_that_is_down_is_unavailable_and_its_address_stays_secret() throws IOException {
    door.close();

    assertThatThrownBy(this::read)
        .isInstanceOf(BookFilesUnavailable.class)
        .hasStackTraceContaining("ConnectException")
        .satisfies(
            failure -> {
              for (Throwable t = failure; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("X-Amz", "Signature");
              }
            });
  }

  private FileRead read() {
    return files.read(BOOK, FILE, null, file -> Integer.MAX_VALUE);
  }

  private S3BookFiles files(Duration time) {
    URI endpoint = URI.create("http://127.0.0.1:" + door.getLocalPort());
    S3Target target =
        new S3Target(
            endpoint, endpoint, "us-east-1", true, "publishers", S3Credentials.lasting("a", "b"));
    InstantSource clock = InstantSource.system();
    return new S3BookFiles(AssetLinks.to(target, PublisherInPath.NAME, clock), () -> time, clock);
  }

  private static ServerSocket closed() {
    try {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      socket.close();
      return socket;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket connection = door.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** An answer that ends in "wait" keeps its connection open until the client hangs up. */
  private void answer(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      BufferedReader head = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
      for (String line = head.readLine(); line != null && !line.isEmpty(); ) {
        line = head.readLine();
      }
      asked.incrementAndGet();
      String answer = answers.take();
      boolean wait = answer.endsWith("wait");
      connection
          .getOutputStream()
          .write(bytes(wait ? answer.substring(0, answer.length() - 4) : answer));
      if (wait) {
        int _ = head.read();
      }
    } catch (IOException | InterruptedException gone) {
      // The client has hung up, or the test is over.
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
