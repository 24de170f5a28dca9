package org.dreamlms.functions.dcswebhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes, DCS is told one of four things, and strangers change nothing. What is signed and
 * for another address or by another verb is kept apart: 404 or 405, as the router has it.
 */
@Tag("WH1")
@Tag("WH5")
@Tag("WH6")
@Tag("WH8")
final class FuzzTest {
  private static final int REQUESTS = 100_000;
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";

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

  private static final List<String> TIMES =
      List.of(
          "\"\"",
          "\"yesterday\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-11-21T03:12:00+99:00\"",
          "\"2026-11-21T03:12:00\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.999999999Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"-0001-12-31T00:00:00Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "\"-300000000-01-01T00:00:00Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "null",
          "17",
          "1e400",
          "true",
          "{}",
          "[\"2026-11-21T03:12:00Z\"]");
  private static final List<String> OTHER_PATHS =
      List.of(
          "/x",
          "/health",
          "/api/v1/webhooks",
          "/api/v1/webhooks/dream-storage/x",
          "/API/V1/WEBHOOKS/dream-storage",
          "/api/v1/books/12",
          "/%2e%2e/x",
          "/ü€😀");
  private static final List<String> OTHER_VERBS =
      List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final List<Integer> TAKEN_IN = List.of(200, 400);
  private static final List<Integer> REFUSED = List.of(401, 413);
  private static final List<Integer> TOO_LONG = List.of(413);

  /**
   * Signed, and not for us: told so, as who has the secret may be; 400 where the router makes
   * nothing of its headers. No effect either.
   */
  private static final List<Integer> ELSEWHERE = List.of(400, 404, 405);

  /** What no stranger may change. */
  private record Sizes(long sequence, int records, int orders) {
    static Sizes of(WebhookWorld world) {
      return new Sizes(world.sequence(), world.log.count(), world.followUps.count());
    }
  }

  /**
   * One request.
   *
   * @param answers what it may be told
   */
  private record Sent(APIGatewayV2HTTPEvent event, List<Integer> answers) {
    boolean mayLeaveTraces() {
      return answers.equals(TAKEN_IN);
    }
  }

  @Test
  void
      of_a_hundred_thousand_requests_those_for_us_get_one_of_four_answers_and_only_signed_ones_leave_traces() {
    try (WebhookWorld world = new WebhookWorld()) {
      sent(world, REQUESTS);
    }
  }

  /** As it is deployed: it is read anew meanwhile, also for the sake of strangers. */
  @Test
  void so_do_ten_thousand_where_the_secret_is_known_by_its_arn() {
    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start()) {
      store.put(ARN, "{\"current\":\"" + WebhookWorld.SECRET + "\"}");
      try (WebhookWorld world =
          new WebhookWorld(
              Map.of(
                  "dcs.webhook.secret",
                  "",
                  "dcs.webhook.secret-arn",
                  ARN + ":current::",
                  "dcs.webhook.secret-previous-arn",
                  ARN + ":previous::"))) {
        sent(world, REQUESTS / 10);
      }
      assertThat(store.asked()).hasSizeBetween(3, 10);
    }
  }

  private static void sent(WebhookWorld world, int requests) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Map<Integer, Integer> statuses = new TreeMap<>();
    Sizes before = Sizes.of(world);
    for (int i = 0; i < requests; i++) {
      Sent sent = request(world, random);
      Reply reply = world.lambda.send(sent.event);
      statuses.merge(reply.status(), 1, Integer::sum);
      assertThat(reply.status())
          .as("seed %s, request %s: %s", seed, i, sent.event)
          .isIn(sent.answers);
      List<String> calls = world.faults.calls();
      Sizes after = Sizes.of(world);
      if (!sent.mayLeaveTraces()) {
        assertThat(calls).as("seed %s, request %s: %s", seed, i, sent.event).isEmpty();
        assertThat(after).as("seed %s, request %s: %s", seed, i, sent.event).isEqualTo(before);
      }
      before = after;
      world.clock.advance(Duration.ofMillis(random.nextInt(30)));
    }
    System.out.println("statuses " + statuses);
    assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 400, 401, 404, 405, 413);
    assertThat(statuses.get(200)).isGreaterThan(requests / 100);
    assertThat(statuses.get(401)).isGreaterThan(requests / 10);
  }

  private static Sent request(WebhookWorld world, Random random) {
    return random.nextInt(8) == 0 ? signed(world, random) : unsigned(world, random);
  }

  private static Sent signed(WebhookWorld world, Random random) {
    byte[] body = body(random);
    boolean tooLong = random.nextInt(100) == 0;
    if (tooLong) {
      body = Arrays.copyOf(body, SignedOnly.MOST_BODY_BYTES + 1 + random.nextInt(1_000));
    }
    boolean elsewhere = random.nextInt(10) == 0;
    APIGatewayV2HTTPEvent event =
        elsewhere ? anywhere(random) : event("POST", ours(random), random);
    elsewhere &= !isOurs(event);
    event.getHeaders().put("x-webhook-signature", world.signature(body));
    String text = new String(body, UTF_8);
    boolean asText = Arrays.equals(text.getBytes(UTF_8), body) && random.nextBoolean();
    event.setIsBase64Encoded(!asText);
    event.setBody(asText ? text : Base64.getEncoder().encodeToString(body));
    return new Sent(event, tooLong ? TOO_LONG : elsewhere ? ELSEWHERE : TAKEN_IN);
  }

  private static Sent unsigned(WebhookWorld world, Random random) {
    byte[] body = body(random);
    byte[] arrives = body;
    String signature = world.signature(body);
    switch (random.nextInt(4)) {
      case 0 -> {
        arrives = body.clone();
        arrives[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
      }
      case 1 -> signature = junk(random, signature);
      case 2 -> signature = signature + "," + signature;
      default -> arrives = (new String(body, UTF_8) + " ").getBytes(UTF_8);
    }
    if (random.nextInt(200) == 0) {
      arrives = new byte[65_537 + random.nextInt(100_000)];
    }
    boolean usual = random.nextInt(4) > 0;
    APIGatewayV2HTTPEvent event = usual ? event("POST", ours(random), random) : anywhere(random);
    if (random.nextInt(20) > 0) {
      event.getHeaders().put("x-webhook-signature", signature);
    }
    event.setIsBase64Encoded(true);
    event.setBody(Base64.getEncoder().encodeToString(arrives));
    switch (random.nextInt(50)) {
      case 0 -> event.setBody(event.getBody() + "%");
      case 1 -> event.setIsBase64Encoded(false);
      case 2 -> event.setBody(null);
      default -> {}
    }
    return new Sent(event, REFUSED);
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
            + "\""
            + timestamp(random)
            + ",\"n\":"
            + random.nextInt()
            + ",\"data\":"
            + pick(random, DATA)
            + "}";
    return text.getBytes(UTF_8);
  }

  private static String timestamp(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> ",\"timestamp\":" + pick(random, TIMES);
      default -> ",\"timestamp\":\"2026-11-21T03:" + (10 + random.nextInt(20)) + ":00Z\"";
    };
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

  private static String ours(Random random) {
    return List.of(WebhookWorld.PATH, WebhookWorld.PATH + "/", "/").get(random.nextInt(3));
  }

  /** Any verb at any address; a few are ours all the same. */
  private static APIGatewayV2HTTPEvent anywhere(Random random) {
    return event(
        random.nextInt(3) == 0 ? "POST" : pick(random, OTHER_VERBS),
        random.nextInt(3) == 0 ? ours(random) : pick(random, OTHER_PATHS),
        random);
  }

  private static boolean isOurs(APIGatewayV2HTTPEvent event) {
    return event.getRequestContext().getHttp().getMethod().equals("POST")
        && !OTHER_PATHS.contains(event.getRawPath());
  }

  private static APIGatewayV2HTTPEvent event(String verb, String path, Random random) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", pick(random, TYPES));
    for (int n = random.nextInt(5); n > 0; n--) {
      headers.put(pick(random, NAMES), pick(random, VALUES));
    }
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
                    .withMethod(verb)
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
