package org.dreamlms.infra.local.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.dreamlms.infra.local.events.FunctionAnswers;
import org.dreamlms.infra.local.events.HttpEvents;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;

/** A Function URL: no routes, no timeout of its own, the path as it was sent. */
final class FunctionUrlDesk implements Door.Desk {
  private final String function;
  private final Duration timeout;
  private final CorsRules cors;
  private final Invoker functions;

  FunctionUrlDesk(String function, Duration timeout, Optional<Cors> cors, Invoker functions) {
    this.function = function;
    this.timeout = timeout;
    this.cors = new CorsRules(cors);
    this.functions = functions;
  }

  @Override
  public Reply answer(HttpRequestFacts request) throws InterruptedException {
    if (cors.isPreflight(request)) {
      return Reply.empty(200, headersOfRefusal(request));
    }
    byte[] event = HttpEvents.functionUrl(request, function);
    if (event.length > PlatformLimits.EVENT_BYTES.value()) {
      return Reply.of(PlatformLimits.EVENT_BYTES).with(headersOfRefusal(request));
    }
    Invocation invocation = new Invocation(request.requestId(), event, request.traceId());
    try {
      return reply(functions.submit(function, invocation, timeout).get())
          .with(headersOfRefusal(request));
    } catch (ExecutionException e) {
      return Reply.of(PlatformLimits.URL_FUNCTION_ERROR).with(headersOfRefusal(request));
    }
  }

  @Override
  public List<Header> headersOfRefusal(HttpRequestFacts request) {
    List<Header> headers = new ArrayList<>(cors.headers(request));
    headers.add(new Header("x-amzn-RequestId", request.requestId()));
    return headers;
  }

  private static Reply reply(Result result) {
    return switch (result.outcome()) {
      case Outcome.Answered(byte[] payload) ->
          FunctionAnswers.read(payload)
              .map(answer -> new Reply(answer, result.environment()))
              .orElseGet(() -> Reply.of(PlatformLimits.URL_FUNCTION_ERROR, result.environment()));
      case Outcome.Failed failed ->
          Reply.of(
              failed.error().contains("Sandbox.Timedout")
                  ? PlatformLimits.URL_TIMEOUT
                  : PlatformLimits.URL_FUNCTION_ERROR,
              result.environment());
      case Outcome.Throttled throttled -> Reply.of(PlatformLimits.WAITING_INVOCATIONS);
    };
  }
}
