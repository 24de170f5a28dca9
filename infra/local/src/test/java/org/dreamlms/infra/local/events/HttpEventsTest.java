package org.dreamlms.infra.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpEventsTest {
  /** The example of the API Gateway Developer Guide, without authoriser and certificate. */
  @Test
  void the_event_is_that_of_the_developer_guide() {
    HttpRequestFacts request =
        request(
            "POST",
            "/my/path",
            "parameter1=value1&parameter1=value2&parameter2=value",
            List.of(
                new Header("Cookie", "cookie1; cookie2"),
                new Header("Header1", "value1"),
                new Header("header2", "value1"),
                new Header("Header2", "value2"),
                new Header("User-Agent", "agent"),
                new Header("Content-Type", "text/plain")),
            "Hello from Lambda".getBytes(StandardCharsets.UTF_8));

    assertThat(read(HttpEvents.httpApi(request, "$default", Map.of("parameter1", "value1"))))
        .isEqualTo(
            json(
                """
                {
                  "version": "2.0",
                  "routeKey": "$default",
                  "rawPath": "/my/path",
                  "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=value",
                  "cookies": ["cookie1", "cookie2"],
                  "headers": {
                    "content-type": "text/plain",
                    "header1": "value1",
                    "header2": "value1,value2",
                    "user-agent": "agent",
                    "x-amzn-trace-id": "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
                    "x-forwarded-for": "192.0.2.1",
                    "x-forwarded-port": "8000",
                    "x-forwarded-proto": "http"
                  },
                  "queryStringParameters": {"parameter1": "value1,value2", "parameter2": "value"},
                  "requestContext": {
                    "accountId": "000000000000",
                    "apiId": "local",
                    "domainName": "127.0.0.1",
                    "domainPrefix": "127",
                    "http": {
                      "method": "POST",
                      "path": "/my/path",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "192.0.2.1",
                      "userAgent": "agent"
                    },
                    "requestId": "id",
                    "routeKey": "$default",
                    "stage": "$default",
                    "time": "12/Mar/2020:19:03:58 +0000",
                    "timeEpoch": 1584039838000
                  },
                  "pathParameters": {"parameter1": "value1"},
                  "body": "Hello from Lambda",
                  "isBase64Encoded": false
                }
                """));
  }

  @Test
  void what_a_request_does_not_have_is_left_out() {
    HttpRequestFacts request = request("GET", "/a", "", List.of(), new byte[0]);

    JsonNode event = read(HttpEvents.functionUrl(request, "Webhook"));

    assertThat(event.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "version",
            "routeKey",
            "rawPath",
            "rawQueryString",
            "headers",
            "requestContext",
            "isBase64Encoded");
    assertThat(event.path("requestContext").path("accountId").asText()).isEqualTo("anonymous");
    assertThat(event.path("requestContext").path("apiId").asText()).isEqualTo("webhook");
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, /a b, /a%20b",
    "/T%C3%BCrk, /Türk, /T%C3%BCrk",
    "/100%, /100%, /100%",
    "/a+b, /a+b, /a+b",
    "/a%2Fb, /a/b, /a%2Fb",
    "/%zz, /%zz, /%zz"
  })
  void an_http_api_decodes_the_path_and_a_function_url_does_not(
      String sent, String api, String url) {
    HttpRequestFacts request = request("GET", sent, "", List.of(), new byte[0]);

    JsonNode event = read(HttpEvents.httpApi(request, "$default", Map.of()));

    assertThat(event.path("rawPath").asText()).isEqualTo(api);
    assertThat(event.path("requestContext").path("http").path("path").asText()).isEqualTo(api);
    assertThat(read(HttpEvents.functionUrl(request, "F")).path("rawPath").asText()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '', text",
    "application/json; charset=utf-8, '', text",
    "application/problem+json, '', text",
    "text/csv, '', text",
    "application/xml, '', text",
    "application/x-www-form-urlencoded, '', base64",
    "multipart/form-data; boundary=x, '', base64",
    "image/png, '', base64",
    "'', '', base64",
    "application/json, gzip, base64"
  })
  void text_comes_as_text_and_all_else_as_base64(String type, String encoding, String form) {
    HttpRequestFacts request =
        request(
            "POST",
            "/",
            "",
            List.of(new Header("content-type", type), new Header("content-encoding", encoding)),
            "ä".getBytes(StandardCharsets.UTF_8));

    JsonNode event = read(HttpEvents.httpApi(request, "$default", Map.of()));

    assertThat(event.path("body").asText()).isEqualTo(form.equals("text") ? "ä" : "w6Q=");
    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(form.equals("base64"));
  }

  @Test
  void text_that_is_no_utf_8_comes_as_base64_so_that_no_byte_is_lost() {
    HttpRequestFacts request =
        request(
            "POST",
            "/",
            "",
            List.of(new Header("content-type", "text/plain; charset=ISO-8859-1")),
            new byte[] {(byte) 0xE4});

    assertThat(read(HttpEvents.httpApi(request, "$default", Map.of())).path("body").asText())
        .isEqualTo("5A==");
  }

  private static HttpRequestFacts request(
      String method, String path, String query, List<Header> headers, byte[] body) {
    return new HttpRequestFacts(
        method,
        path,
        query,
        "HTTP/1.1",
        headers,
        body,
        "192.0.2.1",
        "127.0.0.1",
        8000,
        "id",
        "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
        Instant.parse("2020-03-12T19:03:58Z"));
  }

  private static JsonNode json(String text) {
    return Json.read(text).orElseThrow();
  }

  private static JsonNode read(byte[] event) {
    return Json.read(event).orElseThrow();
  }
}
