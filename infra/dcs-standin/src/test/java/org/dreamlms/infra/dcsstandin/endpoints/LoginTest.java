package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.junit.jupiter.api.Test;

final class LoginTest extends StandinTest {
  @Test
  void a_token_says_who_and_until_when_and_lasts_thirty_minutes() throws Exception {
    String[] parts = caller.token().split("\\.", -1);

    JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));

    assertThat(claims.path("sub").asText()).isEqualTo("1");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1800);
    assertThat(caller.get("/books/").status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(30));
    assertThat(caller.get("/books/").text()).isEqualTo("{\"detail\":\"Invalid token\"}");
  }

  @Test
  void a_token_with_other_claims_is_refused() throws Exception {
    String[] parts = caller.token().split("\\.", -1);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.bytes(Json.object().put("sub", "1").put("exp", 9_999_999_999L)));

    assertThat(caller.with(parts[0] + "." + forged + "." + parts[2]).get("/books/").status())
        .isEqualTo(401);
  }

  @Test
  void the_e_mail_address_is_trimmed_and_its_case_does_not_matter() throws Exception {
    Caller.Reply reply =
        caller.json(
            "POST", "/auth/login", "{\"email\":\" ADMIN@admin.com \",\"password\":\"admin\"}");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void an_api_key_opens_rows_but_neither_storage_nor_webhooks_nor_teachers() throws Exception {
    String key = caller.json("POST", "/api-keys/", "{\"name\":\"k\"}").json().path("key").asText();
    Caller byKey = caller.with(key);

    assertThat(key).matches("dcs_[a-z]+_[a-z]+_[A-Za-z0-9]{24}");
    for (String open : List.of("/books/", "/publishers/", "/teachers-manage/", "/books/1")) {
      assertThat(byKey.get(open).status()).as(open).isEqualTo(200);
    }
    for (String shut : List.of("/storage/books/a/b", "/webhooks/", "/teachers/", "/auth/session")) {
      assertThat(byKey.get(shut).status()).as(shut).isEqualTo(401);
    }
  }

  @Test
  void another_scheme_than_bearer_is_403() throws Exception {
    Caller.Reply reply = caller.with("").get("/books/", Map.of("authorization", "Basic YTpi"));

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void a_login_without_password_is_422_with_a_list() throws Exception {
    Caller.Reply reply = caller.json("POST", "/auth/login", "{\"email\":\"a\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("detail").path(0).path("loc").toString())
        .isEqualTo("[\"body\",\"password\"]");
  }
}
