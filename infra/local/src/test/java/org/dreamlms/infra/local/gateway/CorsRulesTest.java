package org.dreamlms.infra.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CorsRulesTest {
  private static final String FRONT_END = "http://localhost:5173";

  private final CorsRules rules =
      new CorsRules(
          Optional.of(
              new Cors(
                  List.of(FRONT_END, "https://*"),
                  List.of("GET", "POST"),
                  List.of("authorization"),
                  List.of("etag"),
                  Optional.of(600),
                  true)));

  @Test
  void a_preflight_gets_all_rules() {
    HttpRequestFacts preflight =
        request("OPTIONS", FRONT_END, new Header("Access-Control-Request-Method", "POST"));

    assertThat(rules.isPreflight(preflight)).isTrue();
    assertThat(rules.headers(preflight))
        .containsExactly(
            new Header("access-control-allow-origin", FRONT_END),
            new Header("vary", "origin"),
            new Header("access-control-allow-credentials", "true"),
            new Header("access-control-allow-methods", "GET,POST"),
            new Header("access-control-allow-headers", "authorization"),
            new Header("access-control-max-age", "600"));
  }

  @Test
  void any_other_answer_exposes_headers() {
    assertThat(rules.headers(request("GET", "https://school.example")))
        .containsExactly(
            new Header("access-control-allow-origin", "https://school.example"),
            new Header("vary", "origin"),
            new Header("access-control-allow-credentials", "true"),
            new Header("access-control-expose-headers", "etag"));
  }

  @Tag("LO1")
  @Test
  void a_foreign_origin_gets_nothing() {
    assertThat(rules.headers(request("GET", "http://evil.example"))).isEmpty();
    assertThat(rules.headers(request("GET", FRONT_END + ".evil.example"))).isEmpty();
    assertThat(rules.headers(request("GET", ""))).isEmpty();
  }

  @Test
  void what_the_function_says_of_cors_is_dropped_only_when_the_gateway_has_rules() {
    Header own = new Header("Access-Control-Allow-Origin", "*");

    assertThat(rules.keeps(own)).isFalse();
    assertThat(rules.keeps(new Header("etag", "x"))).isTrue();
    assertThat(new CorsRules(Optional.empty()).keeps(own)).isTrue();
  }

  @Test
  void options_without_the_asked_method_is_an_ordinary_request() {
    assertThat(rules.isPreflight(request("OPTIONS", FRONT_END))).isFalse();
  }

  private static HttpRequestFacts request(String method, String origin, Header... more) {
    List<Header> headers = new ArrayList<>(List.of(more));
    if (!origin.isEmpty()) {
      headers.add(new Header("Origin", origin));
    }
    return new HttpRequestFacts(
        method,
        "/",
        "",
        "HTTP/1.1",
        headers,
        new byte[0],
        "127.0.0.1",
        "localhost",
        8000,
        "id",
        "Root=1",
        Instant.EPOCH);
  }

  @Tag("LO1")
  @Test
  void credentials_are_never_allowed_to_every_origin() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Cors(
                    List.of("http://localhost:5173", "*"),
                    List.of("GET"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    true));
  }
}
