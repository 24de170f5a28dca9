package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and writes as the runtime client's own serializer does. */
final class PayloadTest {
  private static final String EVENT =
      """
      {
        "version": "2.0",
        "routeKey": "PUT /api/v1/books/{id}",
        "rawPath": "/api/v1/books/ışık 7",
        "rawQueryString": "limit=2&search=river%20x&search=y",
        "cookies": ["a=1", "b=\\"2\\""],
        "headers": {"authorization": "Bearer x.y.z", "host": "h", "x-empty": ""},
        "queryStringParameters": {"limit": "2", "search": "river x,y"},
        "pathParameters": {"id": "ışık 7"},
        "stageVariables": {"v": "1"},
        "requestContext": {
          "accountId": "123456789012",
          "apiId": "abc1234567",
          "domainName": "abc1234567.execute-api.eu-central-1.amazonaws.com",
          "domainPrefix": "abc1234567",
          "http": {
            "method": "PUT",
            "path": "/api/v1/books/ışık 7",
            "protocol": "HTTP/1.1",
            "sourceIp": "203.0.113.10",
            "userAgent": "curl/8.5.0"
          },
          "requestId": "JKJaXmPLvHcESHA=",
          "routeKey": "PUT /api/v1/books/{id}",
          "stage": "$default",
          "time": "04/Mar/2026:12:00:00 +0000",
          "timeEpoch": 1772625600000
        },
        "body": "line\\nline \\ud83d\\ude00 \\u0000 \\"q\\"",
        "isBase64Encoded": true
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVENT,
        "{}",
        "{\"headers\":null,\"cookies\":null,\"body\":null,\"requestContext\":null}",
        "{\"requestContext\":{\"http\":null,\"requestId\":null}}",
        "{\"cookies\":[],\"headers\":{},\"unknown\":{\"a\":[1,{\"b\":2}]},\"rawPath\":\"/x\"}"
      })
  void an_event_is_read_as_the_runtime_client_reads_it(String json) throws IOException {
    assertThat(Payload.read(stream(json)))
        .isEqualTo(serializer(APIGatewayV2HTTPEvent.class).fromJson(stream(json)));
  }

  @Test
  void what_no_function_looks_at_is_passed_over() throws IOException {
    String json =
        """
        {"requestContext": {"authorizer": {"jwt": {"claims": {"sub": "1"}, "scopes": ["a"]}}, "stage": "s"},
         "body": "b"}
        """;

    APIGatewayV2HTTPEvent event = Payload.read(stream(json));

    assertThat(event.getRequestContext().getStage()).isEqualTo("s");
    assertThat(event.getBody()).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "\"text\"", "{\"body\":", "{\"headers\":{\"a\"}}", "{] "})
  void what_is_no_event_is_a_failure(String json) {
    assertThatThrownBy(() -> Payload.read(stream(json))).isInstanceOf(IOException.class);
  }

  @Test
  void a_response_is_written_as_the_runtime_client_writes_it() throws IOException {
    APIGatewayV2HTTPResponse response =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(201)
            .withHeaders(Map.of("content-type", "application/json", "x-note", "a \"b\" ş"))
            .withCookies(List.of("a=1; Path=/", "b=2"))
            .withBody("{\"a\":\"\\n\\u0001\",\"ışık\":\"😀 \u0007\t\"}")
            .withIsBase64Encoded(true)
            .build();

    assertThat(again(response)).isEqualTo(response);
  }

  @Test
  void a_response_without_a_body_says_none() throws IOException {
    APIGatewayV2HTTPResponse response =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(304)
            .withHeaders(Map.of("etag", "\"x\""))
            .withCookies(List.of())
            .build();

    assertThat(written(response))
        .isEqualTo(
            "{\"statusCode\":304,\"headers\":{\"etag\":\"\\\"x\\\"\"},\"isBase64Encoded\":false}");
  }

  /** Read back by the runtime client's serializer. */
  private static APIGatewayV2HTTPResponse again(APIGatewayV2HTTPResponse response)
      throws IOException {
    return serializer(APIGatewayV2HTTPResponse.class).fromJson(stream(written(response)));
  }

  private static String written(APIGatewayV2HTTPResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Payload.write(response, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.serializerFor(type, PayloadTest.class.getClassLoader());
  }

  private static InputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
