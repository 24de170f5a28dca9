package org.dreamlms.infra.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionAnswersTest {
  @Test
  void an_answer_with_all_parts_is_taken_as_it_is() {
    GatewayAnswer answer =
        read(
            """
            {"statusCode": 201, "headers": {"Content-Type": "image/png", "Age": 3},
             "cookies": ["a=1; Path=/", "b=2"], "body": "AAEC", "isBase64Encoded": true}
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers())
        .containsExactly(new Header("Content-Type", "image/png"), new Header("Age", "3"));
    assertThat(answer.cookies()).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.body()).containsExactly(0, 1, 2);
  }

  @Test
  void an_answer_with_a_status_alone_is_empty_plain_text() {
    GatewayAnswer answer = read("{\"statusCode\": \"204\", \"headers\": null, \"body\": null}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers())
        .isEqualTo(List.of(new Header("content-type", "text/plain;charset=UTF-8")));
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"ü\"}", "[1,2]", "7", "null"})
  void json_without_a_status_is_the_body_of_a_200(String json) {
    GatewayAnswer answer = read(json);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).isEqualTo(List.of(new Header("content-type", "application/json")));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{} {}",
        "{\"statusCode\": \"soon\"}",
        "{\"statusCode\": 99}",
        "{\"statusCode\": 600}",
        "{\"statusCode\": 200, \"body\": {}}",
        "{\"statusCode\": 200, \"headers\": []}",
        "{\"statusCode\": 200, \"cookies\": \"a=1\"}",
        "{\"statusCode\": 200, \"body\": \"!\", \"isBase64Encoded\": true}"
      })
  void anything_else_is_malformed(String payload) {
    assertThat(FunctionAnswers.read(payload.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static GatewayAnswer read(String payload) {
    return FunctionAnswers.read(payload.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
