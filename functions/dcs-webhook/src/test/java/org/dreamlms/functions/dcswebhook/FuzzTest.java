package org.dreamlms.functions.dcswebhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dreamlms.functions.dcswebhook.WebhookWorld.Traces;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes, DCS is told one of four things, and strangers change nothing. */
@Tag("WH1")
@Tag("WH5")
@Tag("WH6")
@Tag("WH8")
final class FuzzTest {
  private static final int REQUESTS = 100_000;

  private static final List<String> EVENTS =
      List.of(
          "book.updated", "book.deleted", "publisher.updated", "processing.done", "", "\\ud800");
  private static final List<String> DATA =
      List.of("{\"id\":12}", "{\"id\":-1}", "null", "{\"id\":1e400}", "[1]", "{\"id\":\"x\"}", "{");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          ";;;",
          "",
          "application/json; charset=utf-99",
          "image/png");
  private static final List<String> NAMES =
      List.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "content-encoding",
          "content-length",
          "transfer-encoding",
          "cookie",
          "origin",
          "authorization",
          "range",
          "if-none-match",
          "if-modified-since",
          "expect",
          "x-http-method-override",
          "x-forwarded-for",
          "host");
  private static final List<String> VALUES =
      List.of(
          "",
          "*/*",
          "text/xml",
          ";;;q=x",
          "gzip",
          "identity",
          "-1",
          "99999999999999999999",
          "a=b; c",
          "Bearer x",
          "bytes=0-1",
          "\"x\"",
          "\u0000",
          "ü€😀",
          "DELETE",
          "null");

  /**
   * One request.
   *
   * @param signed whether the body that arrives is the one that was signed
   */
  private record Sent(APIGatewayV2HTTPEvent event, boolean signed) {}

  @Test
  void a_hundred_thousand_requests_get_one_of_four_answers_and_only_signed_ones_leave_traces() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (WebhookWorld world = new WebhookWorld()) {
      for (int i = 0; i < REQUESTS; i++) {
        Sent sent = request(world, random);
        // The list is long; that no store is called is looked at each time.
        Traces before = sent.signed || i % 100 > 0 ? null : world.traces();
        Reply reply = world.lambda.send(sent.event);
        statuses.merge(reply.status(), 1, Integer::sum);
        assertThat(reply.status())
            .as("seed %s, request %s: %s", seed, i, sent.event)
            .isIn(sent.signed ? List.of(200, 400) : List.of(401, 413));
        List<String> calls = world.faults.calls();
        if (!sent.signed) {
          assertThat(calls).as("seed %s, request %s", seed, i).isEmpty();
        }
        if (before != null) {
          assertThat(world.traces()).as("seed %s, request %s", seed, i).isEqualTo(before);
        }
      }
    }
    System.out.println("statuses " + statuses);
    assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 400, 401, 413);
    assertThat(statuses.get(200)).isGreaterThan(1_000);
    assertThat(statuses.get(401)).isGreaterThan(10_000);
  }

  private static Sent request(WebhookWorld world, Random random) {
    byte[] body = body(random);
    byte[] arrives = body;
    String signature = world.signature(body);
    boolean signed = random.nextInt(10) == 0;
    if (!signed) {
      switch (random.nextInt(4)) {
        case 0 -> {
          arrives = body.clone();
          arrives[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
        }
        case 1 -> signature = junk(random, signature);
        case 2 -> signature = signature + "," + signature;
        default -> arrives = (new String(body, UTF_8) + " ").getBytes(UTF_8);
      }
    }
    if (!signed && random.nextInt(200) == 0) {
      arrives = new byte[65_537 + random.nextInt(100_000)];
    }
    APIGatewayV2HTTPEvent event = event(random);
    if (signed || random.nextInt(20) > 0) {
      event.getHeaders().put("x-webhook-signature", signature);
    }
    event.setIsBase64Encoded(true);
    event.setBody(Base64.getEncoder().encodeToString(arrives));
    if (!signed && random.nextInt(50) == 0) {
      event.setBody(event.getBody() + "%");
    } else if (!signed && random.nextInt(50) == 0) {
      event.setIsBase64Encoded(false);
    }
    return new Sent(event, signed);
  }

  private static byte[] body(Random random) {
    if (random.nextInt(5) == 0) {
      byte[] bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      return bytes;
    }
    String text =
        "{\"event\":\""
            + pick(random, EVENTS)
            + "\",\"timestamp\":\"2026-11-21T03:"
            + (10 + random.nextInt(20))
            + ":00Z\",\"n\":"
            + random.nextInt()
            + ",\"data\":"
            + pick(random, DATA)
            + "}";
    return text.getBytes(UTF_8);
  }

  private static String junk(Random random, String signature) {
    return switch (random.nextInt(5)) {
      case 0 -> signature.substring(0, random.nextInt(signature.length()));
      case 1 -> signature.replace("sha256", "sha1");
      case 2 -> signature + "0";
      case 3 -> pick(random, VALUES);
      default -> "sha256=" + "0".repeat(64);
    };
  }

  private static APIGatewayV2HTTPEvent event(Random random) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", pick(random, TYPES));
    for (int n = random.nextInt(5); n > 0; n--) {
      headers.put(pick(random, NAMES), pick(random, VALUES));
    }
    String path = List.of(WebhookWorld.PATH, WebhookWorld.PATH + "/", "/").get(random.nextInt(3));
    var event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRawPath(path);
    event.setRawQueryString(random.nextBoolean() ? "" : "a=%zz&&=&b[]=1");
    event.setHeaders(headers);
    event.setCookies(random.nextInt(4) == 0 ? List.of(pick(random, VALUES), "=;=") : null);
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId("request-1")
            .withStage("$default")
            .withHttp(
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                    .withMethod("POST")
                    .withPath(path)
                    .withSourceIp("198.51.100.7")
                    .build())
            .build());
    return event;
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
