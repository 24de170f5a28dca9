package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.HookListener;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublisherTest extends StandinTest {
  private static final String CONFIG =
      "/storage/books/Dream%20Press/First%20Steps%201/object?path=config.json";

  @Test
  void a_page_holds_one_hundred_unless_more_are_asked_for() throws Exception {
    for (int i = 0; i < 100; i++) {
      caller.json("POST", "/publishers/", "{\"name\":\"Publisher " + i + "\"}");
    }

    JsonNode page = caller.get("/publishers/").json();

    assertThat(page.path("items")).hasSize(100);
    assertThat(page.path("total").intValue()).isEqualTo(102);
    assertThat(caller.get("/publishers/?limit=1000").json().path("items")).hasSize(102);
    assertThat(caller.get("/publishers/?skip=100").json().path("items")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "skip=-1"})
  void a_limit_outside_1_to_1000_is_422_with_a_list(String query) throws Exception {
    Caller.Reply reply = caller.get("/publishers/?" + query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("detail").isArray()).isTrue();
  }

  @Test
  void the_logo_path_is_in_lists_even_without_a_logo_and_never_in_a_single_read() throws Exception {
    JsonNode listed = caller.get("/publishers/").json().path("items").path(0);

    assertThat(listed.path("logo_url").asText()).isEqualTo("/publishers/1/logo");
    assertThat(caller.get("/publishers/1").json().path("logo_url").isNull()).isTrue();
    assertThat(caller.get("/publishers/1/logo").status()).isEqualTo(404);
  }

  @Test
  void a_trashed_publisher_is_read_by_number_but_not_listed_and_its_books_stay() throws Exception {
    caller.json("DELETE", "/publishers/2", "");

    assertThat(caller.get("/publishers/2").json().path("status").asText()).isEqualTo("inactive");
    assertThat(caller.get("/publishers/").json().path("total").intValue()).isEqualTo(1);
    assertThat(caller.get("/books/?publisher_id=2").json()).hasSize(3);
  }

  @Test
  void renaming_moves_no_object() throws Exception {
    assertThat(caller.get(CONFIG).status()).isEqualTo(200);

    caller.json("PUT", "/publishers/1", "{\"name\":\"Dream House\"}");

    assertThat(caller.get("/books/1").json().path("publisher").asText()).isEqualTo("Dream House");
    assertThat(caller.get(CONFIG.replace("Dream%20Press", "Dream%20House")).text())
        .isEqualTo("{\"detail\":\"File not found\"}");
    assertThat(caller.get(CONFIG).status()).isEqualTo(200);
  }

  @Test
  void nobody_hears_of_assets_purges_and_publishers_made_on_the_way() throws Exception {
    try (HookListener listener = HookListener.start()) {
      String hook = listener.url() + "/hook";
      caller.json(
          "POST", "/webhooks/", "{\"url\":\"" + hook + "\",\"secret\":\"sixteen-characters\"}");

      caller.upload("/publishers/1/assets/logos", "logo.png", "image/png", new byte[] {1});
      caller.json("POST", "/books/", "{\"publisher\":\"Brand New\",\"book_name\":\"B\"}");
      waits.runAll();

      assertThat(listener.received()).hasSize(1);
      assertThat(listener.received().getFirst().body()).startsWith("{\"event\":\"book.created\"");
      assertThat(caller.get("/publishers/by-name/Brand%20New").status()).isEqualTo(200);
    }
  }

  @Test
  void deleting_an_asset_moves_nothing_and_the_file_stays() throws Exception {
    Caller.Reply reply = caller.json("DELETE", "/publishers/2/assets/logos/logo.png", "");

    assertThat(reply.json().path("objects_moved").intValue()).isZero();
    assertThat(caller.get("/publishers/2/logo").status()).isEqualTo(200);
  }

  @Test
  void assets_can_be_read_by_everybody_but_logos_cannot() throws Exception {
    Caller nobody = caller.with("");

    assertThat(nobody.get("/publishers/2/assets/logos/logo.png").status()).isEqualTo(200);
    assertThat(nobody.get("/publishers/2/logo").status()).isEqualTo(403);
  }
}
