package org.dreamlms.infra.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.dreamlms.infra.local.template.LocalTemplate.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTableTest {
  /** The routes of the API Gateway Developer Guide's example, and some of ours. */
  private final RouteTable routes =
      new RouteTable(
          Stream.of(
                  "ANY /{proxy+}",
                  "GET /pets/{proxy+}",
                  "GET /pets/dog/{id}",
                  "GET /pets/dog/1",
                  "ANY /pets/dog/1",
                  "GET /books",
                  "GET /books/",
                  "GET /books/{id}",
                  "GET /books/{id}/",
                  "GET /books/{id}/pages/detail",
                  "POST /books/{id}/pages/{page}")
              .map(RouteTableTest::route)
              .toList());

  @ParameterizedTest
  @CsvSource({
    "GET, /pets/dog/1, GET /pets/dog/1",
    "POST, /pets/dog/1, ANY /pets/dog/1",
    "GET, /pets/dog/2, GET /pets/dog/{id}",
    "GET, /pets/cat/1, GET /pets/{proxy+}",
    "POST, /test/5, ANY /{proxy+}",
    "GET, /books, GET /books",
    "GET, /books/, GET /books/",
    "GET, /books/7, GET /books/{id}",
    "GET, /books/7/, GET /books/{id}/",
    "GET, /books/a%2Fb, GET /books/{id}",
    "GET, /b%6Foks, GET /books",
    "POST, /books/7/pages/detail, POST /books/{id}/pages/{page}",
    "GET, /books/7/pages/detail, GET /books/{id}/pages/detail"
  })
  void the_most_specific_route_wins(String method, String path, String expected) {
    assertThat(routes.find(method, path).map(match -> match.route().key())).contains(expected);
  }

  @Test
  void variables_are_decoded() {
    assertThat(routes.find("POST", "/books/T%C3%BCrk/pages/a%2Fb").orElseThrow().parameters())
        .isEqualTo(Map.of("id", "Türk", "page", "a/b"));
    assertThat(routes.find("GET", "/pets/a/b%20c/d").orElseThrow().parameters())
        .isEqualTo(Map.of("proxy", "a/b c/d"));
  }

  @Test
  void no_route_is_no_match_and_the_default_takes_the_rest() {
    RouteTable few =
        new RouteTable(Stream.of("GET /a", "GET /a/{proxy+}").map(RouteTableTest::route).toList());
    assertThat(few.find("POST", "/a")).isEmpty();
    assertThat(few.find("GET", "/a/")).isEmpty();
    assertThat(few.find("GET", "/")).isEmpty();

    RouteTable all =
        new RouteTable(Stream.of("GET /a", "ANY $default").map(RouteTableTest::route).toList());
    assertThat(all.find("PUT", "/x/y").orElseThrow().route().key()).isEqualTo("$default");
  }

  private static Route route(String key) {
    String[] parts = key.split(" ", 2);
    return new Route(parts[0], parts[1], "F", Duration.ofSeconds(30), 1);
  }
}
