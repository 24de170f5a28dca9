package org.dreamlms.infra.dcsstandin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SignatureTest {
  @ParameterizedTest
  @MethodSource("recordedWebhooks")
  void a_recorded_body_gets_its_recorded_signature(JsonNode webhook) {
    byte[] body = Base64.getDecoder().decode(webhook.path("body_base64").asText());

    assertThat(Signature.header(webhook.path("secret").asText(), body))
        .isEqualTo(webhook.path("headers").path("X-Webhook-Signature").asText());
  }

  @Test
  void a_body_with_an_umlaut_is_signed_as_utf_8() {
    String body =
        """
        {"event":"book.updated","timestamp":"2026-01-15T09:30:00.250000Z","data":{"id":12,\
        "book_name":"River-Ünit-1","book_title":"River Ünit 1","publisher":"Larch Press",\
        "language":"en","category":"","status":"published"}}\
        """;

    assertThat(signed(body))
        .isEqualTo("sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67");
  }

  @Test
  void a_body_with_a_null_is_signed_as_it_is() {
    String body =
        """
        {"event":"publisher.deleted","timestamp":"2026-01-15T09:30:00Z","data":{"id":3,\
        "name":"Larch Press","contact_email":null,"logo_url":"/publishers/3/logo"}}\
        """;

    assertThat(signed(body))
        .isEqualTo("sha256=65d1f3cfec484bdff042f9f21ec2f348b73cf1261c7f3f64ad21c71e2de01fbe");
  }

  private static String signed(String body) {
    return Signature.header("larch-shared-secret-01", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<JsonNode> recordedWebhooks() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(SignatureTest.class.getResource("../replay/webhooks")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream().map(SignatureTest::read);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Json.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
