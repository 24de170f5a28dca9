package org.dreamlms.lib.lambdahttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.problems.ProblemType;
import org.junit.jupiter.api.Test;

/** A door that lets in only who says the word. */
final class GateTest {
  private static final String PROPERTY = "gate-test";

  @Singleton
  @Requires(property = PROPERTY)
  static final class Word implements Gate {
    @Override
    public Optional<Refusal> refuse(SentRequest request) {
      if (request.isLongerThan(10)) {
        return Optional.of(new Refusal(ProblemType.PAYLOAD_TOO_LARGE, "Too long."));
      }
      if (request.header("x-word").filter("later"::equals).isPresent()) {
        return Optional.of(new Refusal(ProblemType.EVENTS_UNAVAILABLE, "Not now."));
      }
      return request.header("x-word").filter("please"::equals).isPresent()
              && request.bytes().isPresent()
          ? Optional.empty()
          : Optional.of(new Refusal(ProblemType.INVALID_SIGNATURE, "No."));
    }
  }

  @Test
  void who_is_refused_meets_neither_a_route_nor_a_reading_of_the_body() {
    try (ApplicationContext context = ApplicationContext.run(Map.of(PROPERTY, "true"))) {
      LambdaDriver lambda = new LambdaDriver(context);

      Reply refused = lambda.get("/no/such/route").send();
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("www-authenticate")).isEqualTo("Signature");
      assertThat(refused.header("cache-control")).isEqualTo("no-store");
      assertThat(refused.text()).contains("/problems/invalid-signature", "\"detail\":\"No.\"");
      assertThat(refused.header("retry-after")).isEmpty();
      Reply later = lambda.get("/no/such/route").header("x-word", "later").send();
      assertThat(later.status()).isEqualTo(503);
      assertThat(later.header("retry-after")).isEqualTo("5");
      assertThat(later.text()).contains("\"retry_after\":5", "\"detail\":\"Not now.\"");
      assertThat(lambda.get("/no/such/route").header("X-Word", "please").send().status())
          .isEqualTo(404);
      APIGatewayV2HTTPEvent broken = lambda.get("/").event();
      broken.setBody("%");
      broken.setIsBase64Encoded(true);
      assertThat(lambda.send(broken).status()).isEqualTo(401);
      assertThat(lambda.post("/").json("12345678901").send().status()).isEqualTo(413);
    }
  }

  @Test
  void without_a_gate_everybody_is_let_in() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(new LambdaDriver(context).get("/no/such/route").send().status()).isEqualTo(404);
    }
  }

  @Test
  void a_request_that_is_none_is_a_bad_one() {
    try (ApplicationContext context = ApplicationContext.run()) {
      LambdaDriver lambda = new LambdaDriver(context);

      Reply reply = lambda.get("/").header("accept-encoding", "a\u0000b").send();
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text()).contains("/problems/bad-request");
      APIGatewayV2HTTPEvent query = lambda.get("/").event();
      query.setRawQueryString("a=%zz");
      assertThat(lambda.send(query).status()).isIn(400, 404);
    }
  }

  @Test
  void lengths_are_those_of_the_bytes() {
    for (String text : new String[] {"", "a", "ab", "abc", "ü", "€", "😀", "aü€😀"}) {
      byte[] bytes = text.getBytes(UTF_8);
      SentRequest plain = new SentRequest(Map.of(), text, false);
      SentRequest encoded =
          new SentRequest(Map.of(), Base64.getEncoder().encodeToString(bytes), true);
      for (SentRequest request : new SentRequest[] {plain, encoded}) {
        assertThat(request.isLongerThan(bytes.length)).as(text).isFalse();
        assertThat(request.isLongerThan(bytes.length - 1)).as(text).isTrue();
        assertThat(request.bytes()).map(sent -> new String(sent, UTF_8)).contains(text);
      }
    }
  }

  @Test
  void nothing_of_it_shows() {
    assertThat(new SentRequest(Map.of("a", "canary"), "canary", false).toString())
        .doesNotContain("canary");
  }
}
