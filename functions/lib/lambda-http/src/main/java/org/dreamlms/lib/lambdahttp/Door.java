package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.lib.problems.Problem;
import org.dreamlms.lib.problems.ProblemType;
import org.dreamlms.lib.problems.UnknownFailureHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One event in, one response out: names the request in the log, lets Micronaut answer it, and
 * answers by itself when that fails, so that no failure leaves as a function error.
 */
@Singleton
final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final EventExchange exchange;
  private final Invocation invocation;
  private final AccessLog accessLog;
  private final ProblemBody problems;
  private final List<Gate> gates;
  private final List<EndOfInvocation> ends;

  Door(
      EventExchange exchange,
      Invocation invocation,
      AccessLog accessLog,
      ProblemBody problems,
      List<Gate> gates,
      List<EndOfInvocation> ends) {
    this.exchange = exchange;
    this.invocation = invocation;
    this.accessLog = accessLog;
    this.problems = problems;
    this.gates = gates;
    this.ends = ends;
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    String requestId = requestId(event, context);
    MDC.put("requestId", requestId);
    invocation.begin(context);
    AccessLog.Entry entry = accessLog.begin(event);
    try {
      APIGatewayV2HTTPResponse response = answer(event, requestId, entry);
      entry.end(response.getStatusCode());
      return response;
    } finally {
      ends.forEach(Door::tell);
      invocation.end();
      MDC.clear();
    }
  }

  private static void tell(EndOfInvocation end) {
    try {
      end.ended();
    } catch (RuntimeException failure) {
      LOG.error("Unforeseen failure at the end of an invocation; its answer leaves", failure);
    }
  }

  private APIGatewayV2HTTPResponse answer(
      APIGatewayV2HTTPEvent event, String requestId, AccessLog.Entry entry) {
    try {
      Optional<Gate.Refusal> refusal = refusal(event);
      if (refusal.isPresent()) {
        return problem(refusal.get().type(), refusal.get().detail(), requestId);
      }
      if (RequestBody.broken(event)) {
        return problem(ProblemType.BAD_REQUEST, "The body is not valid Base64.", requestId);
      }
      Optional<EventRequest<Object>> read = read(event);
      if (read.isEmpty()) {
        return problem(ProblemType.BAD_REQUEST, "The request cannot be understood.", requestId);
      }
      EventRequest<Object> request = read.get();
      request.setAttribute(Problem.REQUEST_ID, requestId);
      exchange.exchange(request);
      entry.route(request);
      EventResponse<Object> answer = request.getResponse();
      if (failedToEncode(answer)) {
        return problem(ProblemType.INTERNAL, UnknownFailureHandler.DETAIL, requestId);
      }
      ClientCaching.apply(request, answer);
      if (RawAnswer.isPromised(request)) {
        answer.isRaw();
      }
      APIGatewayV2HTTPResponse response = answer.getNativeResponse();
      if (ResponseLimit.exceededBy(response)) {
        LOG.error("The answer exceeds the {} bytes that Lambda carries", ResponseLimit.BYTES);
        return problem(
            ProblemType.INTERNAL, "The answer is too large to be sent in one piece.", requestId);
      }
      response.getHeaders().put(Headers.REQUEST_ID, requestId);
      return response;
    } catch (RuntimeException failure) {
      LOG.error("Unforeseen failure at the door, answered 500", failure);
      return problem(ProblemType.INTERNAL, UnknownFailureHandler.DETAIL, requestId);
    }
  }

  /** Empty when its address is none, or a header holds what no header may. */
  private Optional<EventRequest<Object>> read(APIGatewayV2HTTPEvent event) {
    try {
      return Optional.of(exchange.request(event));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("A request is none: {}", unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Optional<Gate.Refusal> refusal(APIGatewayV2HTTPEvent event) {
    SentRequest request = SentRequest.of(event);
    return gates.stream().flatMap(gate -> gate.refuse(request).stream()).findFirst();
  }

  /** Micronaut leaves a bare 500 when writing the answer itself failed. */
  private static boolean failedToEncode(EventResponse<?> response) {
    return response.code() == HttpStatus.INTERNAL_SERVER_ERROR.getCode() && response.isEmpty();
  }

  private APIGatewayV2HTTPResponse problem(ProblemType type, String detail, String requestId) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", Problem.MEDIA_TYPE);
    headers.put("cache-control", ClientCaching.NO_STORE);
    headers.put(Headers.REQUEST_ID, requestId);
    headers.putAll(Headers.SECURITY);
    if (type == ProblemType.INVALID_SIGNATURE) {
      // RFC 9110 section 15.5.2 wants one; the scheme is ours.
      headers.put("www-authenticate", "Signature");
    }
    Duration wait = type.usualWait();
    if (wait != null) {
      headers.put("retry-after", Long.toString(wait.toSeconds()));
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(type.status().getCode())
        .withHeaders(headers)
        .withCookies(List.of())
        .withBody(problems.json(type, detail, requestId))
        .build();
  }

  /** The gateway's id, which the client may see too; Lambda's own where an event has none. */
  private static String requestId(APIGatewayV2HTTPEvent event, Context context) {
    APIGatewayV2HTTPEvent.RequestContext request = event.getRequestContext();
    return request != null && request.getRequestId() != null
        ? request.getRequestId()
        : context.getAwsRequestId();
  }
}
