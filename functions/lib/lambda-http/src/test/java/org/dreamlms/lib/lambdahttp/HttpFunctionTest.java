package org.dreamlms.lib.lambdahttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
final class HttpFunctionTest {
  @Inject ApplicationContext context;
  private LambdaDriver lambda;

  @BeforeEach
  void drive() {
    lambda = new LambdaDriver(context);
  }

  @Test
  void every_cookie_of_the_event_arrives() {
    assertThat(lambda.get("/echo/cookies").cookies("a=b", "c=d", "e=\"f g\"").send().text())
        .isEqualTo("{\"a\":\"b\",\"c\":\"d\",\"e\":\"\\\"f g\\\"\"}");
  }

  @Test
  void each_cookie_that_is_set_stands_in_the_cookies_of_the_response() {
    var reply = lambda.get("/echo/set-cookies").send();

    assertThat(reply.cookies()).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(reply.headers()).doesNotContainKey("set-cookie");
  }

  @Test
  void several_values_of_one_header_are_joined() {
    assertThat(lambda.get("/echo/vary").send().header("vary"))
        .isEqualTo("Origin, Accept, Authorization");
  }

  @ParameterizedTest
  @CsvSource({
    "/echo/one/a%20b, a b",
    "/echo/one/%C3%BC%C4%B0, üİ",
    "/echo/one/100%25, 100%",
    "/echo/one/%2541, %41",
    "/echo/one/a+b, a+b",
    "/echo/one/%5Bx%5D, [x]",
    "/echo/path/a/b%20c/d, a/b c/d"
  })
  void a_path_that_the_gateway_decoded_arrives_as_the_client_meant_it(String path, String value) {
    assertThat(lambda.get(path).send().text()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", " */* ", "application/json, text/plain, */*"})
  void who_accepts_anything_gets_the_route_that_fits_best(String accept) {
    assertThat(lambda.get("/echo/any/exact").header("accept", accept).send().text())
        .isEqualTo("[\"exact\"]");
    assertThat(lambda.get("/echo/any/exact").send().text()).isEqualTo("[\"exact\"]");
  }

  @Test
  void a_bare_percent_sign_or_a_control_character_in_a_path_is_no_failure() {
    for (String raw : new String[] {"/echo/one/50%", "/echo/one/%zz", "/echo/one/a\u0001b"}) {
      var event = lambda.get("/echo/one/x").event();
      event.setRawPath(raw);
      event.getRequestContext().getHttp().setPath(raw);

      assertThat(lambda.send(event).text()).isEqualTo(raw.substring("/echo/one/".length()));
    }
  }

  @Test
  void a_function_url_keeps_the_path_encoded() {
    var event = lambda.get("/echo/one/x").event();
    event.getRequestContext().setDomainName("abc.lambda-url.eu-central-1.on.aws");
    event.getRequestContext().getHttp().setPath("/echo/one/a%20b%2541");

    assertThat(lambda.send(event).text()).isEqualTo("a b%41");
  }

  @Test
  void a_named_stage_is_no_part_of_the_path() {
    var event = lambda.get("/echo/one/x").event();
    event.getRequestContext().setStage("prod");
    event.getRequestContext().getHttp().setPath("/prod/echo/one/x");

    assertThat(lambda.send(event).text()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value=a,b | [\"a,b\"]",
        "value=a&value=b,c | [\"a\",\"b,c\"]",
        "value=a%2Cb+c%C3%BC | [\"a,b cü\"]",
        "value=%zz | [\"%zz\"]",
        "value | [\"\"]"
      })
  void a_comma_in_a_query_value_is_a_comma(String query, String json) {
    assertThat(lambda.get("/echo/query?" + query).send().text()).isEqualTo(json);
  }

  @Test
  void the_remote_address_is_the_clients() {
    assertThat(lambda.get("/echo/source").send().text()).isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain; charset=ISO-8859-1",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "multipart/form-data; boundary=x"
      })
  void the_raw_body_is_what_was_sent_whatever_its_type(String contentType) {
    byte[] sent = "a=1&ş=ü\r\n\0{".getBytes(UTF_8);

    var reply = lambda.post("/echo/raw").header("content-type", contentType).body(sent).send();

    assertThat(Base64.getDecoder().decode(reply.text())).isEqualTo(sent);
  }

  @Test
  void bytes_that_are_no_text_and_no_body_at_all_arrive_too() {
    byte[] latin = "Işık".replace('ş', 's').getBytes(ISO_8859_1);

    assertThat(
            lambda.post("/echo/raw").header("content-type", "image/png").body(latin).send().text())
        .isEqualTo(Base64.getEncoder().encodeToString(latin));
    assertThat(lambda.post("/echo/raw").send().text()).isEmpty();
  }

  @Test
  void a_form_binds() {
    var reply = lambda.post("/echo/form").form(Map.of("name", "Ayşe, Öz", "more", "a&b")).send();

    assertThat(reply.text()).isEqualTo("{\"name\":\"Ayşe, Öz\",\"more\":\"a&b\"}");
  }

  @Test
  void an_absent_value_is_written_as_null() {
    assertThat(lambda.get("/echo/nulls").send().text()).isEqualTo("{\"name\":\"n\",\"more\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/jpeg", "image/webp", "image/svg+xml"})
  void a_picture_goes_out_as_base64(String type) {
    var reply = lambda.get("/echo/bytes?type=" + type.replace("+", "%2B")).send();

    assertThat(reply.header("content-type")).isEqualTo(type);
    assertThat(reply.body()).hasSize(256).startsWith(0, 1, 2).endsWith(253, 254, 255);
  }

  @Test
  void an_unforeseen_failure_tells_nothing_but_the_id_of_the_request() {
    var reply = lambda.get("/echo/boom").send();

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.text())
        .isEqualTo(
            "{\"type\":\"https://dreamlms.org/problems/internal\",\"title\":\"Internal server"
                + " error\",\"status\":500,\"detail\":\"Something went wrong on our side. Please"
                + " try again; if it happens again, tell us the request"
                + " id.\",\"instance\":\"urn:request:request-1\"}");
  }

  @Test
  void a_problem_that_a_controller_chose_is_answered_as_it_is() {
    var reply = lambda.get("/echo/problem").send();

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text())
        .isEqualTo(
            "{\"type\":\"https://dreamlms.org/problems/forbidden\",\"title\":\"Access"
                + " forbidden\",\"status\":403,\"detail\":\"Not"
                + " yours.\",\"instance\":\"urn:request:request-1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /nowhere,              404, Not Found",
    "POST, /echo/number,          405, This address does not answer to this method.",
    "GET,  /echo/number?value=x,  422, Please check ?value.",
    "GET,  /echo/number,          422, Please check ?value."
  })
  void what_the_framework_refuses_is_a_problem_in_our_words(
      String method, String path, int status, String detail) {
    var reply = lambda.call(method, path).send();

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.text()).contains("\"detail\":\"" + detail + "\"").doesNotContain("micronaut");
  }

  @Test
  void json_that_cannot_be_read_is_a_bad_request() {
    for (String broken : new String[] {"{\"name\":", "[]", "nul", "{\"name\":{}}"}) {
      var reply = lambda.post("/echo/json").json(broken).send();

      assertThat(reply.status()).as(broken).isIn(400, 422);
      assertThat(reply.text()).as(broken).contains("/problems/").doesNotContain("Exception");
    }
  }

  @Test
  void a_body_that_is_not_the_base64_it_claims_is_a_bad_request() {
    var event = lambda.post("/echo/raw").body(new byte[] {1}).event();
    event.setBody("%%%");

    var reply = lambda.send(event);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("The body is not valid Base64.");
  }

  @Test
  void an_answer_that_lambda_cannot_carry_is_our_own_problem_document() {
    int fits = ResponseLimit.BYTES - 16 * 1024;

    assertThat(lambda.get("/echo/large?size=" + fits).send().status()).isEqualTo(200);
    assertThat(lambda.get("/echo/large?size=" + (fits + 1)).send().text())
        .contains("The answer is too large to be sent in one piece.");
  }

  @Test
  void bytes_leave_as_they_are_whatever_their_type() {
    var reply = lambda.get("/echo/raw").send();

    assertThat(reply.body()).isEqualTo(new byte[] {(byte) 0x9f, '\n', (byte) 0xc5});
    assertThat(reply.header("content-type")).startsWith("text/plain");
  }

  @Test
  void every_answer_bears_the_request_id_and_the_headers_that_clients_know() {
    for (String path : new String[] {"/echo/nulls", "/echo/boom", "/nowhere"}) {
      assertThat(lambda.get(path).send().headers())
          .containsEntry("x-request-id", "request-1")
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("x-frame-options", "DENY")
          .containsEntry("referrer-policy", "strict-origin-when-cross-origin")
          .containsEntry("x-xss-protection", "0")
          .containsEntry("strict-transport-security", "max-age=31536000");
    }
  }
}
