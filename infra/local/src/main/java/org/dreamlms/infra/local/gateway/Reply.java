package org.dreamlms.infra.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.limits.PlatformLimits;

/**
 * An answer and who made it.
 *
 * @param environment {@code gateway} where no function ran
 */
record Reply(GatewayAnswer answer, String environment) {
  private static final String GATEWAY = "gateway";

  static Reply of(PlatformLimits limit) {
    return of(limit, GATEWAY);
  }

  static Reply of(PlatformLimits limit, String environment) {
    return new Reply(answer(limit.status(), limit.body()), environment);
  }

  static Reply json(int status, String json) {
    return new Reply(answer(status, json), GATEWAY);
  }

  static Reply empty(int status, List<Header> headers) {
    return own(new GatewayAnswer(status, headers, List.of(), new byte[0]));
  }

  /** Of the gateway itself. */
  static Reply own(GatewayAnswer answer) {
    return new Reply(answer, GATEWAY);
  }

  Reply with(List<Header> more) {
    List<Header> headers = new ArrayList<>(answer.headers());
    headers.addAll(more);
    return new Reply(
        new GatewayAnswer(answer.status(), headers, answer.cookies(), answer.body()), environment);
  }

  private static GatewayAnswer answer(int status, String body) {
    String type = body.startsWith("{") ? "application/json" : "text/plain";
    return new GatewayAnswer(
        status,
        List.of(new Header("content-type", type)),
        List.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
