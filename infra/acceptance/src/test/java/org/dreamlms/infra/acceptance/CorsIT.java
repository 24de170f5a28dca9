package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of the front end, from another origin. */
@ExtendWith(Running.class)
final class CorsIT {
  private static final String FRONT_END = "http://localhost:5173";

  @Test
  void the_front_end_may_read_answers_and_errors_alike(Client anybody) {
    for (String path : new String[] {"/health", "/api/v1/books", "/nowhere"}) {
      var reply = anybody.get(path, "Origin", FRONT_END);

      assertThat(reply.header("access-control-allow-origin")).as(path).isEqualTo(FRONT_END);
      assertThat(reply.header("access-control-allow-credentials")).as(path).isEqualTo("true");
      assertThat(reply.header("access-control-expose-headers").toLowerCase(Locale.ROOT))
          .as(path)
          .contains(
              "accept-ranges",
              "cache-status",
              "content-disposition",
              "content-range",
              "etag",
              "link",
              "retry-after",
              "x-request-id");
    }
  }

  @Test
  void a_preflight_is_answered_by_the_gateway(Client anybody) {
    var reply =
        anybody.call(
            "OPTIONS",
            "/api/v1/books",
            "Origin",
            FRONT_END,
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "authorization");

    assertThat(reply.status()).isIn(200, 204);
    assertThat(reply.header("access-control-allow-origin")).isEqualTo(FRONT_END);
    assertThat(reply.header("access-control-allow-headers")).containsIgnoringCase("authorization");
    assertThat(reply.header("x-local-environment")).isEqualTo("gateway");
  }

  @Test
  void another_site_is_told_nothing(Client anybody) {
    var reply = anybody.get("/health", "Origin", "https://evil.example");

    assertThat(reply.header("access-control-allow-origin")).isEmpty();
  }
}
