package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client believes to be DCS, over TLS. Keys are made by the JDK's keytool. */
@Tag("DC10")
@Timeout(120)
class TlsTest {
  private static final String TRUST = "javax.net.ssl.trustStore";
  private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final char[] PASSWORD = "not-a-secret".toCharArray();

  @TempDir static Path folder;
  private static Path ours;
  private static Path foreign;

  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void makeKeys() throws Exception {
    ours = key("ours", "ip:127.0.0.1");
    foreign = key("foreign", "dns:other.example");
  }

  @AfterEach
  void close() throws Exception {
    System.clearProperty(TRUST);
    System.clearProperty(TRUST_PASSWORD);
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  /** Otherwise the refusals below could have any reason. */
  @Test
  void a_trusted_certificate_of_the_right_name_is_taken() {
    TlsServer server = server(ours);
    trust(ours);

    assertThat(dcs(server).book(1)).isEmpty();
    assertThat(server.requests).containsExactly("POST /auth/login", "GET /books/1");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused_before_a_word_is_said() {
    TlsServer server = server(ours);

    assertThat(unavailable(dcs(server)).reason()).isEqualTo(Reason.CONNECTION);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void a_certificate_of_another_name_is_refused_before_a_word_is_said() {
    TlsServer server = server(foreign);
    trust(foreign);

    assertThat(unavailable(dcs(server)).reason()).isEqualTo(Reason.CONNECTION);
    assertThat(server.requests).isEmpty();
  }

  private static DcsUnavailable unavailable(Dcs dcs) {
    return catchThrowableOfType(DcsUnavailable.class, () -> dcs.book(1));
  }

  private static void trust(Path keys) {
    System.setProperty(TRUST, keys.toString());
    System.setProperty(TRUST_PASSWORD, new String(PASSWORD));
  }

  private Dcs dcs(TlsServer server) {
    DcsSettings settings = Clients.settings(server.url(), Duration.ofSeconds(20), 0);
    MicronautWire wire = new MicronautWire(settings);
    open.add(wire);
    return Clients.over(wire, settings, InstantSource.system());
  }

  private TlsServer server(Path keys) {
    try {
      TlsServer server = new TlsServer(keys);
      open.add(server);
      return server;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A new pair of keys with a certificate of its own for this name. */
  private static Path key(String alias, String name) throws Exception {
    Path store = folder.resolve(alias + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-dname",
                "CN=" + alias,
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(alias + ".log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(Files.readString(folder.resolve(alias + ".log"))).isZero();
    return asTrusted(store, alias);
  }

  /** The same keys with the certificate also as one that is trusted. */
  private static Path asTrusted(Path store, String alias) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    keys.setCertificateEntry("trusted", keys.getCertificate(alias));
    try (var out = Files.newOutputStream(store)) {
      keys.store(out, PASSWORD);
    }
    return store;
  }

  /** Logs everybody in and has no book. */
  private static final class TlsServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    private TlsServer(Path keys) throws IOException, GeneralSecurityException {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD), PASSWORD);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      server =
          tls.getServerSocketFactory()
              .createServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      Thread.ofVirtual().start(this::accept);
    }

    URI url() {
      return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          Thread.ofVirtual().start(() -> serve(socket));
        } catch (IOException _) {
          return; // closed
        }
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        InputStream in = socket.getInputStream();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
        String first = lines.readLine();
        if (first == null) {
          return;
        }
        requests.add(first.replace(" HTTP/1.1", ""));
        boolean login = first.startsWith("POST");
        String body =
            login
                ? "{\"access_token\":\"t0ken\",\"token_type\":\"bearer\"}"
                : "{\"detail\":\"Book not found\"}";
        String head =
            "HTTP/1.1 %s X\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
                .formatted(login ? "200" : "404", body.length());
        int length = 0;
        for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
          if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
            length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
          }
          line = lines.readLine();
        }
        // One byte is one character here. What is left unread would turn the goodbye into a reset.
        lines.skip(length);
        socket.getOutputStream().write((head + body).getBytes(UTF_8));
        socket.getOutputStream().flush();
      } catch (IOException _) {
        // The client does not believe us.
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
