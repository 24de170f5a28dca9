package org.dreamlms.infra.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApiDocumentTest {
  private static final Endpoint BOOK =
      new Endpoint("get", List.of("/api/v1/books/{id}"), "books-get_book", List.of("teacher"));
  private static final Endpoint HEALTH =
      new Endpoint("get", List.of("/health", "/api/v1/health"), "health-health_check", List.of());

  private static final ApiNotes NOTES =
      new ApiNotes(
          json(
              """
              {"document":{"info":{"title":"Test"},"servers":[],"tags":[]},
               "problems":{"internal":{"status":500,"title":"Internal"},
                           "not-found":{"status":404,"title":"Not found"},
                           "not-authenticated":{"status":401,"title":"Who?"},
                           "dcs-unavailable":{"status":503,"title":"No DCS"},
                           "timed-out":{"status":503,"title":"Too long"}},
               "problems-of":{"everything":["internal","timed-out"],"token":["not-authenticated"],
                              "path-variable":["not-found"],"catalog":["dcs-unavailable"]},
               "operations":{"books-get_book":{"parameters":[{"name":"id","in":"path","description":"Its number."}]}},
               "components":{"headers":{"X-Request-Id":{"schema":{"type":"string"}}},
                             "schemas":{"Problem":{"type":"object"},"Nobody":{"type":"object"}}}}
              """));

  @Test
  void what_a_route_answers_follows_from_its_function_its_callers_and_its_address() {
    JsonNode book = operation(merge(catalog(BOOK, "/api/v1/books/{id}")), "/api/v1/books/{id}");

    assertThat(book.path("responses").properties())
        .extracting(answer -> answer.getKey() + " " + answer.getValue().path("$ref").asText())
        .containsExactly(
            "200 ",
            "304 #/components/responses/304",
            "401 #/components/responses/401.not-authenticated",
            "404 #/components/responses/404.not-found",
            "500 #/components/responses/500.internal",
            "503 #/components/responses/503.dcs-unavailable.timed-out");
    assertThat(book.path("security")).isEqualTo(json("{\"s\":[{\"bearer\":[]}]}").get("s"));
    assertThat(book.path("x-roles").path(0).asText()).isEqualTo("teacher");
    assertThat(book.path("tags").path(0).asText()).isEqualTo("books");
  }

  @Test
  void the_caller_is_no_parameter_and_notes_meet_parameters_by_name() {
    JsonNode book = operation(merge(catalog(BOOK, "/api/v1/books/{id}")), "/api/v1/books/{id}");

    assertThat(book.path("parameters"))
        .isEqualTo(
            json("""
            {"p":[{"name":"id","in":"path","required":true,"schema":{"type":"string"},
                   "description":"Its number."},
                          {"$ref":"#/components/parameters/If-None-Match"}]}
            """)
                .get("p"));
  }

  @Test
  void of_two_addresses_of_a_method_the_one_below_the_prefix_has_the_id() {
    JsonNode document =
        merge(
            new FunctionDocument(
                "cache-admin",
                json(
                    """
                    {"paths":{"/health":{"get":{"summary":"Well?","responses":{"200":{}}}},
                              "/api/v1/health":{"get":{"summary":"Well?","responses":{"200":{}}}}}}
                    """),
                List.of(HEALTH)));

    assertThat(operation(document, "/api/v1/health").path("operationId").asText())
        .isEqualTo("health-health_check");
    assertThat(operation(document, "/health").path("operationId").asText())
        .isEqualTo("health-health_check_at_root");
    assertThat(operation(document, "/health").path("security")).isEmpty();
  }

  @Test
  void a_variable_that_takes_the_rest_of_an_address_is_put_back() {
    Endpoint file =
        new Endpoint(
            "get", List.of("/api/v1/books/{id}/{path}"), "books-get_book", List.of("teacher"));

    JsonNode paths = merge(catalog(file, "/api/v1/books/{id}")).path("paths");

    assertThat(paths.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("/api/v1/books/{id}/{path}");
  }

  @Test
  void an_inner_record_goes_by_its_own_name_and_shapes_that_nobody_uses_are_left_out() {
    JsonNode schemas =
        merge(catalog(BOOK, "/api/v1/books/{id}")).path("components").path("schemas");

    assertThat(schemas.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("Book", "Part", "Problem");
    assertThat(schemas.at("/Book/properties/part/anyOf/0/$ref").asText())
        .isEqualTo("#/components/schemas/Part");
  }

  @Test
  void two_shapes_of_one_name_are_refused() {
    FunctionDocument other =
        new FunctionDocument(
            "users",
            json("{\"components\":{\"schemas\":{\"Book\":{\"type\":\"string\"}}}}"),
            List.of());

    assertThatThrownBy(() -> merge(catalog(BOOK, "/api/v1/books/{id}"), other))
        .hasMessageContaining("Book of users");
  }

  @Test
  void an_address_that_no_controller_has_is_refused() {
    assertThatThrownBy(() -> merge(catalog(HEALTH, "/api/v1/books/{id}")))
        .hasMessageContaining("get /api/v1/books/{id}");
  }

  @Test
  void what_is_served_names_no_other_server() throws IOException {
    ApiDocument document = ApiDocument.merge(List.of(), NOTES);

    JsonNode served = Trees.JSON.readTree(document.servedFromItsOwnOrigin());

    assertThat(served.at("/servers/0/url").asText()).isEqualTo("/");
    assertThat(document.tree().path("servers")).isEmpty();
  }

  @Test
  void text_is_the_same_on_every_system() {
    assertThat(ApiDocument.merge(List.of(), NOTES).text())
        .startsWith("{\n  \"openapi\" : \"3.1.1\",\n")
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  private static FunctionDocument catalog(Endpoint endpoint, String path) {
    ObjectNode document =
        json(
            """
            {"paths":{"PATH":{"get":{"summary":"One book","operationId":"books-get_book","parameters":[
                {"name":"caller","in":"query","schema":{"$ref":"#/components/schemas/Caller"}},
                {"name":"id","in":"path","required":true,"explode":false,"schema":{"type":"string"}}],
              "responses":{"200":{"description":"get 200 response","content":{"application/json":
                {"schema":{"$ref":"#/components/schemas/Book"}}}}}}}},
             "components":{"schemas":{"Caller":{"type":"object"},
               "Book":{"description":"A book.","properties":{"part":{"nullable":true,
                 "allOf":[{"$ref":"#/components/schemas/Book.Part"}]}}},
               "Book.Part":{"type":"object"}}}}
            """
                .replace("PATH", path));
    return new FunctionDocument("catalog", document, List.of(endpoint));
  }

  private static JsonNode merge(FunctionDocument... functions) {
    return ApiDocument.merge(List.of(functions), NOTES).tree();
  }

  private static JsonNode operation(JsonNode document, String path) {
    return document.path("paths").path(path).path("get");
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) Trees.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
