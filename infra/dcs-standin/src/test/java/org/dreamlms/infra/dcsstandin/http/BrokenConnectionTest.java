package org.dreamlms.infra.dcsstandin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Test;

final class BrokenConnectionTest extends StandinTest {
  private static final String COVER = "/storage/books/Dream%20Press/First%20Steps%201/cover";

  @Test
  void after_a_304_the_next_request_on_the_connection_is_reset() throws Exception {
    String tag = caller.get(COVER).header("etag");
    try (Socket socket = connection()) {
      assertThat(ask(socket, COVER, "If-None-Match: " + tag + "\r\n"))
          .startsWith("HTTP/1.1 304 ")
          .doesNotContain("Connection: close");

      assertThatThrownBy(() -> ask(socket, "/health", ""))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertThat(caller.get("/health").status()).isEqualTo(200);
  }

  @Test
  void other_connections_are_kept_alive() throws Exception {
    try (Socket socket = connection()) {
      assertThat(ask(socket, COVER.replace("cover", "object?path=none"), ""))
          .startsWith("HTTP/1.1 404 ");
      assertThat(ask(socket, "/publishers", "")).startsWith("HTTP/1.1 307 ");
      assertThat(ask(socket, "/health", "")).startsWith("HTTP/1.1 200 ");
    }
  }

  private Socket connection() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), standin.baseUrl().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Sends a GET and returns the head of the answer; reads the body away. */
  private String ask(Socket socket, String path, String header) throws IOException {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + caller.token()
            + "\r\n"
            + header
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended without an answer");
      }
      head.append((char) next);
    }
    int length = head.indexOf("Content-Length: ");
    if (length >= 0) {
      int end = head.indexOf("\r", length);
      in.readNBytes(Integer.parseInt(head.substring(length + 16, end)));
    }
    return head.toString();
  }
}
