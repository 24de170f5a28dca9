package org.dreamlms.infra.dcsstandin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RestartTest extends StandinTest {
  @Test
  void rows_objects_and_tokens_outlive_a_restart() throws Exception {
    caller.json("PUT", "/books/6", "{\"book_title\":\"Uzun Öyküler\"}");
    caller.json("POST", "/publishers/", "{\"name\":\"Third\"}");
    String books = caller.get("/books/").text();
    String publishers = caller.get("/publishers/").text();
    standin.close();

    standin = DcsStandin.start(settings().withPort(standin.baseUrl().getPort()));

    assertThat(caller.get("/books/").text()).isEqualTo(books);
    assertThat(caller.get("/publishers/").text()).isEqualTo(publishers);
    assertThat(caller.get("/storage/books/Dream%20Press/First%20Steps%201/cover").status())
        .isEqualTo(200);
    assertThat(
            caller
                .json("POST", "/publishers/", "{\"name\":\"Fourth\"}")
                .json()
                .path("id")
                .intValue())
        .isEqualTo(4);
  }
}
