package org.dreamlms.infra.local.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dreamlms.infra.local.events.FunctionAnswers;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpEvents;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.local.template.LocalTemplate.Route;

/** The HTTP API: chooses the route, invokes its function, turns the outcome into an answer. */
final class HttpApiDesk implements Door.Desk {
  private final RouteTable routes;
  private final CorsRules cors;
  private final Invoker functions;

  HttpApiDesk(List<Route> routes, Optional<Cors> cors, Invoker functions) {
    this.routes = new RouteTable(routes);
    this.cors = new CorsRules(cors);
    this.functions = functions;
  }

  @Override
  public Reply answer(HttpRequestFacts request) throws InterruptedException {
    if (cors.isPreflight(request)) {
      return Reply.empty(204, cors.headers(request)).with(own(request));
    }
    Optional<RouteTable.Match> match = routes.find(request.method(), request.rawPath());
    Reply reply =
        match.isEmpty() ? Reply.of(PlatformLimits.NO_ROUTE) : invoke(request, match.get());
    return reply.with(headersOfRefusal(request));
  }

  @Override
  public List<Header> headersOfRefusal(HttpRequestFacts request) {
    List<Header> headers = new ArrayList<>(cors.headers(request));
    headers.addAll(own(request));
    return headers;
  }

  private static List<Header> own(HttpRequestFacts request) {
    return List.of(new Header("Apigw-Requestid", request.requestId()));
  }

  private Reply invoke(HttpRequestFacts request, RouteTable.Match match)
      throws InterruptedException {
    Route route = match.route();
    byte[] event = HttpEvents.httpApi(request, route.key(), match.parameters());
    if (event.length > PlatformLimits.EVENT_BYTES.value()) {
      return Reply.of(PlatformLimits.EVENT_BYTES);
    }
    Duration timeout = route.timeout();
    CompletableFuture<Result> result =
        functions.submit(
            route.function(),
            new Invocation(request.requestId(), event, request.traceId()),
            // Longer than the client waits: who waits in vain sees a timeout, not a refusal.
            timeout.plusSeconds(1));
    try {
      return reply(result.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Reply.of(PlatformLimits.INTEGRATION_MILLIS);
    } catch (ExecutionException e) {
      return Reply.of(PlatformLimits.FUNCTION_ERROR);
    }
  }

  private Reply reply(Result result) {
    return switch (result.outcome()) {
      case Outcome.Answered(byte[] payload) ->
          FunctionAnswers.read(payload)
              .map(answer -> new Reply(withoutCors(answer), result.environment()))
              .orElseGet(() -> Reply.of(PlatformLimits.FUNCTION_ERROR, result.environment()));
      case Outcome.Failed failed -> Reply.of(PlatformLimits.FUNCTION_ERROR, result.environment());
      case Outcome.Throttled throttled -> Reply.of(PlatformLimits.WAITING_INVOCATIONS);
    };
  }

  private GatewayAnswer withoutCors(GatewayAnswer answer) {
    return new GatewayAnswer(
        answer.status(),
        answer.headers().stream().filter(cors::keeps).toList(),
        answer.cookies(),
        answer.body());
  }
}
