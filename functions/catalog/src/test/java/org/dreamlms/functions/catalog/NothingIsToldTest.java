package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Secrets and names go into every field that there is, DCS's answers included, and are looked for
 * in all that comes out.
 */
@Tag("LA7")
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingIsToldTest implements TestPropertyProvider {
  private static final String CANARY = "c4nary";
  private static final String ROW =
      "{\"id\":1,\"publisher_id\":1,\"publisher\":\"P\",\"book_name\":\"B\",\"status\":\"published\"}";
  private static final List<String> ADDRESSES =
      List.of(
          "/api/v1/books",
          "/api/v1/books/1",
          "/api/v1/books/1/pages/detail",
          "/api/v1/books/1/cover",
          "/api/v1/publishers",
          "/api/v1/publishers/1/logo");

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  private final HttpServer dcs = server();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile int login = 200;

  @Inject ApplicationContext context;

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(TestTokens.settings());
    properties.putAll(MigratedDatabase.settings(DATABASE));
    properties.put("dcs.base-url", "http://127.0.0.1:" + dcs.getAddress().getPort());
    properties.put("dcs.email", "c4nary@example.org");
    properties.put("dcs.password", "c4nary-dcs");
    properties.put("dcs.breaker.failures", "1000");
    properties.put("dcs.retries", "0");
    properties.put("dcs.cache.default-ttl", "0");
    properties.put(SharedStoreInMemory.PROPERTY, "true");
    properties.put("books.s3.endpoint", "http://127.0.0.1:9000");
    properties.put("books.s3.access-key", "reader");
    properties.put("books.s3.secret-key", "c4nary-s3");
    return properties;
  }

  @AfterAll
  void stop() {
    dcs.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | 500 | Internal c4nary",
        "200 | 503 | {\"detail\":\"c4nary\"}",
        "200 | 429 | c4nary",
        "200 | 404 | {\"detail\":\"c4nary\"}",
        "200 | 302 | c4nary",
        "200 | 200 | <html>c4nary",
        "200 | 200 | {\"c4nary\":\"c4nary\"}",
        "200 | 200 | [{\"id\":\"c4nary\",\"book_name\":\"c4nary\"}",
        "200 | 200 | c4nary",
        "200 | 401 | {\"detail\":\"c4nary\"}",
        "401 | 200 | {\"detail\":\"c4nary\"}",
        "500 | 200 | c4nary"
      })
  void what_dcs_says_of_its_trouble_is_told_to_nobody(int login, int status, String body) {
    this.login = login;
    this.status = status;
    this.body = body;
    String token = TestTokens.of(user(Role.ADMIN), Role.ADMIN);

    try (WrittenLog log = new WrittenLog()) {
      for (String address : ADDRESSES) {
        Reply reply = new LambdaDriver(context).get(address).bearer(token).send();

        assertThat(reply.status()).as(address).isIn(404, 502, 503);
        isSilent(reply.text());
      }
      assertThat(log.lines()).isNotEmpty().allSatisfy(NothingIsToldTest::isSilent);
      assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains(token));
    }
  }

  @Test
  void what_people_send_is_not_told_and_a_link_goes_to_who_asked_for_it_alone() {
    login = 200;
    status = 200;
    body = ROW;
    String token = TestTokens.of(user(Role.ADMIN), Role.ADMIN);
    String presigned = "/api/v1/books/1/assets/presigned?path=";

    try (WrittenLog log = new WrittenLog()) {
      Reply link = ask(token, presigned + "images/c4nary.png");
      assertThat(link.status()).isEqualTo(200);
      String signature = link.text().replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");

      for (String address :
          List.of(
              presigned + "..%2Fc4nary",
              presigned + "https://evil.example/c4nary?X-Amz-Signature=c4nary",
              presigned + "a&path=c4nary",
              "/api/v1/books?limit=c4nary",
              "/api/v1/books/c4nary?token=c4nary",
              "/api/v1/books/c4nary/cover",
              "/api/v1/c4nary")) {
        Reply reply = ask(token, address);

        assertThat(reply.status()).as(address).isBetween(400, 499);
        isSilent(reply.text());
      }
      assertThat(ask("c4nary.c4nary.c4nary", "/api/v1/books").text()).doesNotContain(CANARY);
      assertThat(log.lines()).isNotEmpty().allSatisfy(NothingIsToldTest::isSilent);
      assertThat(log.lines())
          .noneSatisfy(line -> assertThat(line).containsAnyOf(token, signature, "X-Amz-"));
    }
  }

  private Reply ask(String token, String address) {
    return new LambdaDriver(context)
        .get(address)
        .bearer(token)
        .header("x-c4nary", CANARY)
        .cookies("session=c4nary")
        .send();
  }

  private static void isSilent(String text) {
    assertThat(text).doesNotContainIgnoringCase(CANARY);
  }

  private static UUID user(Role role) {
    return new Rows(DATABASE.dataSource()).user(role);
  }

  /** Says whatever the test wants it to say. */
  private HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean loggingIn = exchange.getRequestURI().getPath().equals("/auth/login");
      int code = loggingIn ? login : status;
      String text =
          loggingIn && login == 200
              ? "{\"access_token\":\"c4nary.t0ken\",\"token_type\":\"bearer\"}"
              : body;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Location", "https://evil.example/c4nary");
      exchange.getResponseHeaders().set("ETag", "\"c4nary\"");
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
