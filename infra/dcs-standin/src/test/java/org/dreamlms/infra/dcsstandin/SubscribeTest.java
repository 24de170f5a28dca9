package org.dreamlms.infra.dcsstandin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class SubscribeTest extends StandinTest {
  @Test
  void a_neighbour_that_comes_back_at_another_address_has_one_subscription() throws Exception {
    caller.json(
        "POST",
        "/webhooks/",
        "{\"url\":\"http://127.0.0.1:1/\",\"secret\":\"somebody-else-s-secret\"}");
    standin.subscribe(URI.create("http://127.0.0.1:2"), "first-secret-of-ours", "neighbour");
    standin.subscribe(URI.create("http://127.0.0.1:3"), "second-secret-of-ours", "neighbour");

    JsonNode all = caller.get("/webhooks/").json();

    assertThat(all.findValuesAsText("url"))
        .containsExactlyInAnyOrder("http://127.0.0.1:1/", "http://127.0.0.1:3");
    assertThat(all.findValuesAsText("secret"))
        .containsExactlyInAnyOrder("somebody-else-s-secret", "second-secret-of-ours");
    assertThat(all.findValuesAsText("is_active")).containsOnly("true");
  }
}
