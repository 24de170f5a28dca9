package org.dreamlms.infra.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;

/**
 * {@code POST /_events/<Function>}: fires the body, any JSON, at a function and answers what it
 * answered. As Lambda's Invoke does, a function error comes with 200 and the header {@code
 * X-Amz-Function-Error}. Whatever else a request asks for goes to the HTTP API.
 */
final class EventDesk implements Door.Desk {
  private static final String PREFIX = "/_events/";

  private final Set<String> names;
  private final Invoker functions;
  private final Door.Desk api;

  EventDesk(Set<String> names, Invoker functions, Door.Desk api) {
    this.names = Set.copyOf(names);
    this.functions = functions;
    this.api = api;
  }

  @Override
  public Reply answer(HttpRequestFacts request) throws InterruptedException {
    if (!request.rawPath().startsWith(PREFIX)) {
      return api.answer(request);
    }
    String name = request.rawPath().substring(PREFIX.length());
    if (!names.contains(name)) {
      String known = String.join(", ", names.stream().sorted().toList());
      return Reply.json(
          404, "{\"message\":\"There is no function of that name. Functions: " + known + "\"}");
    }
    // A page of another origin can post forms and plain text, but not JSON, without asking first.
    if (!request.method().equals("POST")
        || !request.header("content-type").startsWith("application/json")
        || Json.read(request.body()).isEmpty()) {
      return Reply.json(
          400, "{\"message\":\"POST one JSON event with Content-Type: application/json\"}");
    }
    return invoke(name, request);
  }

  @Override
  public List<Header> headersOfRefusal(HttpRequestFacts request) {
    return api.headersOfRefusal(request);
  }

  private Reply invoke(String name, HttpRequestFacts request) throws InterruptedException {
    if (request.body().length > PlatformLimits.EVENT_BYTES.value()) {
      return Reply.of(PlatformLimits.EVENT_BYTES);
    }
    Invocation invocation = new Invocation(request.requestId(), request.body(), request.traceId());
    try {
      Result result = functions.submit(name, invocation, Duration.ofMinutes(15)).get();
      return switch (result.outcome()) {
        case Outcome.Answered(byte[] payload) -> reply(payload, List.of(), result.environment());
        case Outcome.Failed(String error) ->
            reply(
                error.getBytes(StandardCharsets.UTF_8),
                List.of(new Header("X-Amz-Function-Error", "Unhandled")),
                result.environment());
        case Outcome.Throttled throttled -> Reply.of(PlatformLimits.WAITING_INVOCATIONS);
      };
    } catch (ExecutionException e) {
      return Reply.of(PlatformLimits.FUNCTION_ERROR);
    }
  }

  private static Reply reply(byte[] body, List<Header> more, String environment) {
    GatewayAnswer answer =
        new GatewayAnswer(
            200, List.of(new Header("content-type", "application/json")), List.of(), body);
    return new Reply(answer, environment).with(more);
  }
}
