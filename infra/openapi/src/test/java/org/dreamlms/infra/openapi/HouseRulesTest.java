package org.dreamlms.infra.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A document that keeps every rule, broken in one place at a time. */
final class HouseRulesTest {
  private static final String SOUND =
      """
      {"openapi":"3.1.1","tags":[{"name":"books"}],
       "paths":{"/books/{id}":{"get":{"operationId":"books-get_book","tags":["books"],"summary":"One book",
         "security":[{"bearer":[]}],
         "parameters":[{"name":"id","in":"path","description":"Its number."},
           {"name":"limit","in":"query","description":"How many.","schema":{"minimum":1,"maximum":100,"default":20}}],
         "responses":{
           "200":{"description":"A book.","headers":{"X-Request-Id":{}},
                  "content":{"application/json":{"example":{}}}},
           "401":{"$ref":"#/components/responses/refused"},"403":{"$ref":"#/components/responses/refused"},
           "404":{"$ref":"#/components/responses/refused"},"500":{"$ref":"#/components/responses/refused"}}}}},
       "components":{"responses":{"refused":{"description":"No.","headers":{"X-Request-Id":{}},
         "content":{"application/problem+json":{"examples":{}}}}}}}
      """;

  @Test
  void a_sound_document_breaks_nothing() {
    assertThat(HouseRules.broken(sound())).isEmpty();
  }

  @Test
  void an_operation_has_an_id_of_the_existing_clients_form() {
    refused(operation -> operation.put("operationId", "getBook"), "@Operation");
    refused(operation -> operation.remove("operationId"), "get /books/{id} needs @Operation");
  }

  @Test
  void a_tag_is_described() {
    refused(operation -> operation.putArray("tags").add("book"), "the tag 'book'");
  }

  @Test
  void a_summary_is_short_and_no_sentence() {
    refused(operation -> operation.put("summary", ""), "needs a summary");
    refused(operation -> operation.put("summary", "One book."), "needs a summary");
    refused(operation -> operation.put("summary", "b".repeat(81)), "needs a summary");
  }

  @Test
  void whether_a_token_is_needed_is_said_and_its_refusals_too() {
    refused(operation -> operation.remove("security"), "needs a token");
    refused(operation -> answers(operation).remove("401"), "lets everybody in");
  }

  @Test
  void parameters_are_described_and_pages_have_limits() {
    refused(operation -> parameter(operation, 0).remove("description"), "id has no description");
    refused(
        operation -> ((ObjectNode) parameter(operation, 1).get("schema")).remove("maximum"),
        "how many there are at most");
    refused(operation -> ((ArrayNode) operation.get("parameters")).remove(0), "describe {id}");
  }

  @Test
  void answers_are_described_with_an_example_and_failures_are_problems() {
    refused(
        operation -> ((ObjectNode) answers(operation).get("200")).put("description", "x response"),
        "200 has no description");
    refused(
        operation ->
            ((ObjectNode) answers(operation).at("/200/content/application~1json"))
                .remove("example"),
        "examples/books-get_book.json");
    refused(operation -> answers(operation).putObject("409"), "409 is no problem document");
    refused(operation -> answers(operation).remove("404"), "finds everything");
    refused(operation -> answers(operation).remove("500"), "never fails");
    refused(operation -> answers(operation).remove("200"), "never succeeds");
  }

  @Test
  void references_lead_somewhere() {
    refused(
        operation -> answers(operation).putObject("404").put("$ref", "#/components/nothing"),
        "leads nowhere");
  }

  @Test
  void nothing_is_left_of_openapi_3_0() {
    refused(operation -> operation.put("nullable", true), "nullable");
  }

  private static void refused(Consumer<ObjectNode> breakIt, String words) {
    JsonNode document = sound();
    breakIt.accept((ObjectNode) document.at("/paths/~1books~1{id}/get"));

    assertThat(HouseRules.broken(document)).anySatisfy(rule -> assertThat(rule).contains(words));
  }

  private static ObjectNode answers(ObjectNode operation) {
    return (ObjectNode) operation.get("responses");
  }

  private static ObjectNode parameter(ObjectNode operation, int index) {
    return (ObjectNode) operation.path("parameters").get(index);
  }

  private static JsonNode sound() {
    try {
      return Trees.JSON.readTree(SOUND);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
