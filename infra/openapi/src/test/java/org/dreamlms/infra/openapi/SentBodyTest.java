package org.dreamlms.infra.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token tells who calls; nobody sends it. */
final class SentBodyTest {
  private static final String CALLER = "{'$ref':'#/components/schemas/Caller'}";
  private static final String ORDER = "{'$ref':'#/components/schemas/Order'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'object','required':['caller'],'properties':{'caller':CALLER}} | ",
        "{'required':['caller'],'allOf':[ORDER,{'type':'object','properties':{'caller':CALLER}}]} |"
            + " ORDER",
        "{'type':'object','required':['a','caller'],'properties':{'a':{'type':'string'},'caller':CALLER}}"
            + " | {'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}",
        "ORDER | ORDER",
        "{'allOf':[ORDER,{'type':'object','properties':{'a':{'type':'string'}}}]}"
            + " | {'allOf':[ORDER,{'type':'object','properties':{'a':{'type':'string'}}}]}"
      })
  void the_caller_is_no_part_of_a_body(String schema, String left) throws JsonProcessingException {
    ObjectNode operation = operation(schema);

    SentBody.withoutCaller(operation);

    assertThat(operation).isEqualTo(left == null ? Trees.object() : operation(left));
  }

  private static ObjectNode operation(String schema) throws JsonProcessingException {
    String json = "{'requestBody':{'content':{'*/*':{'schema':" + schema + "}}}}";
    return (ObjectNode)
        Trees.JSON.readTree(
            json.replace("CALLER", CALLER).replace("ORDER", ORDER).replace('\'', '"'));
  }
}
