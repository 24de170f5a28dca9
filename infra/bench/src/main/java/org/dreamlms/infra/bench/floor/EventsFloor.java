package org.dreamlms.infra.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * The rival {@code events}: what an experienced developer writes with AWS's library of events and
 * Jackson, and no framework. The runtime client reads the event and writes the response; the body
 * is made from records on each request. It meets the same request headers, looks at none, and
 * answers with as many as the product.
 */
public final class EventsFloor
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** Environment variable: how many books there are. */
  public static final String BOOKS = "FLOOR_BOOKS";

  /** Environment variable: {@code name: value} lines, the headers of the product's answer. */
  public static final String HEADERS = "FLOOR_HEADERS";

  private final FloorAnswers answers;
  private final Map<String, String> headers = new HashMap<>();

  public EventsFloor() {
    answers = new FloorAnswers(FloorBook.shelf(Integer.parseInt(System.getenv(BOOKS))));
    for (String line : System.getenv(HEADERS).split("\n", -1)) {
      String[] header = line.split(": ", 2);
      headers.put(header[0], header[1]);
    }
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String body =
        switch (event.getRawPath()) {
          case "/api/v1/books" -> answers.books();
          case "/api/v1/health" -> answers.health();
          default -> throw new IllegalArgumentException(event.getRawPath());
        };
    Map<String, String> sent = new HashMap<>(headers);
    sent.put("x-request-id", event.getRequestContext().getRequestId());
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(sent)
        .withBody(body)
        .build();
  }
}
