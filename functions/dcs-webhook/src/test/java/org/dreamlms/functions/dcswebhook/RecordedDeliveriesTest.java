package org.dreamlms.functions.dcswebhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dreamlms.functions.dcswebhook.WebhookWorld.Traces;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What DCS really sent, byte for byte. */
final class RecordedDeliveriesTest {
  private final WebhookWorld world =
      new WebhookWorld(Map.of("dcs.webhook.secret", "peer-webhook-secret-0123456789"));

  /** One of them. */
  private record Recording(String name, byte[] body, Map<String, String> headers) {}

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void each_is_accepted_at_both_addresses_as_text_or_in_base64() throws IOException {
    List<Recording> all = recordings();
    assertThat(all).hasSize(17);
    int attempts = 0;
    for (Recording recording : all) {
      for (String path : List.of(WebhookWorld.PATH, WebhookWorld.PATH + "/", "/")) {
        for (boolean base64 : new boolean[] {false, true}) {
          Reply reply = world.lambda.send(event(recording, recording.body, path, base64));

          assertThat(reply.status()).as(recording.name).isEqualTo(200);
          assertThat(reply.text())
              .isEqualTo(
                  "{\"status\":\"received\",\"event_id\":\"" + EventId.of(recording.body) + "\"}");
          assertThat(reply.header("content-type")).startsWith("application/json");
          attempts++;
        }
      }
    }
    assertThat(world.log.records())
        .hasSize(17)
        .allSatisfy(record -> assertThat(record.isDoneAt(world.clock.instant())).isTrue())
        .allSatisfy(record -> assertThat(record.duplicates()).isEqualTo(5));
    assertThat(world.sequence()).isEqualTo(17);
    assertThat(world.followUps.orders()).hasSize(17);
    assertThat(attempts).isEqualTo(102);
  }

  @Tag("WH5")
  @Test
  void wh5_with_any_one_byte_changed_each_is_refused_and_leaves_nothing() throws IOException {
    Traces before = world.traces();
    int refused = 0;
    for (Recording recording : recordings()) {
      for (int i = 0; i < recording.body.length; i++) {
        byte[] changed = recording.body.clone();
        changed[i] ^= 1;
        assertThat(world.lambda.send(event(recording, changed, WebhookWorld.PATH, true)).status())
            .as("%s, byte %s", recording.name, i)
            .isEqualTo(401);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(3_000);
    assertThat(world.traces()).isEqualTo(before);
  }

  private static APIGatewayV2HTTPEvent event(
      Recording recording, byte[] body, String path, boolean base64) {
    var event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRawPath(path);
    event.setRawQueryString("");
    event.setHeaders(new HashMap<>(recording.headers));
    event.setIsBase64Encoded(base64);
    event.setBody(base64 ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8));
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId("request-1")
            .withStage("$default")
            .withDomainName("abc.lambda-url.eu-central-1.on.aws")
            .withHttp(
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                    .withMethod("POST")
                    .withPath(path)
                    .withProtocol("HTTP/1.1")
                    .withSourceIp("198.51.100.7")
                    .build())
            .build());
    return event;
  }

  private List<Recording> recordings() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("dreamlms.root"),
            "functions/dcs-webhook/src/test/resources/recordings");
    JsonMapper json = world.context.getBean(JsonMapper.class);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(file -> recording(json, file)).toList();
    }
  }

  private static Recording recording(JsonMapper json, Path file) {
    try {
      JsonNode node =
          Objects.requireNonNull(json.readValue(Files.readAllBytes(file), JsonNode.class));
      Map<String, String> headers = new HashMap<>();
      for (Map.Entry<String, JsonNode> header : member(node, "headers").entries()) {
        headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getStringValue());
      }
      return new Recording(
          file.getFileName().toString(),
          Base64.getDecoder().decode(member(node, "body_base64").getStringValue()),
          headers);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode member(JsonNode node, String name) {
    return Objects.requireNonNull(node.get(name), name);
  }
}
