package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseLimitTest {
  private static final int ENVELOPE = 16 * 1024;

  @ParameterizedTest
  @CsvSource({"a, 1", "'\"', 2", "\\, 2", "ü, 2", "ş, 2", "€, 3", "😀, 4"})
  void text_counts_as_it_travels_inside_json(String text, long bytes) {
    assertThat(ResponseLimit.escapedLength(text)).isEqualTo(bytes);
  }

  @Test
  void a_control_character_counts_six() {
    assertThat(ResponseLimit.escapedLength("\u0001")).isEqualTo(6);
    assertThat(ResponseLimit.escapedLength("\n")).isEqualTo(2);
  }

  @Test
  void quotes_reach_the_limit_at_half_the_length() {
    int half = (ResponseLimit.BYTES - ENVELOPE) / 2;

    assertThat(ResponseLimit.exceededBy(body("\"".repeat(half)))).isFalse();
    assertThat(ResponseLimit.exceededBy(body("\"".repeat(half + 1)))).isTrue();
  }

  private static APIGatewayV2HTTPResponse body(String text) {
    return APIGatewayV2HTTPResponse.builder().withBody(text).build();
  }
}
