package org.dreamlms.infra.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaLiftTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"string","nullable":true}                  | {"type":["string","null"]}
          {"type":"string","nullable":false}                 | {"type":"string"}
          {"type":"string","nullable":true,"enum":["a"]}     | {"type":["string","null"],"enum":["a",null]}
          {"nullable":true,"allOf":[{"$ref":"#/a"}]}         | {"anyOf":[{"$ref":"#/a"},{"type":"null"}]}
          {"nullable":true,"$ref":"#/a"}                     | {"anyOf":[{"$ref":"#/a"},{"type":"null"}]}
          {"nullable":true}                                  | {}
          {"minimum":0,"exclusiveMinimum":true}              | {"exclusiveMinimum":0}
          {"maximum":9,"exclusiveMaximum":false}             | {"maximum":9}
          {"type":"integer","minimum":1,"maximum":100}       | {"type":"integer","minimum":1,"maximum":100}
          """)
  void a_schema_of_openapi_3_0_becomes_one_of_json_schema_2020_12(String old, String lifted)
      throws JsonProcessingException {
    JsonNode schema = Trees.JSON.readTree(old);

    SchemaLift.lift(schema);

    assertThat(schema).isEqualTo(Trees.JSON.readTree(lifted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"properties":{"a":{"type":"string","nullable":true}}} | {"properties":{"a":{"type":["string","null"]}}}
          {"items":{"allOf":[{"$ref":"#/a"}],"nullable":true}}   | {"items":{"anyOf":[{"$ref":"#/a"},{"type":"null"}]}}
          {"properties":{"nullable":{"type":"boolean"}}}         | {"properties":{"nullable":{"type":"boolean"}}}
          """)
  void schemas_inside_others_are_lifted_and_members_that_are_only_named_alike_are_not(
      String old, String lifted) throws JsonProcessingException {
    JsonNode schema = Trees.JSON.readTree(old);

    SchemaLift.lift(schema);

    assertThat(schema).isEqualTo(Trees.JSON.readTree(lifted));
  }
}
