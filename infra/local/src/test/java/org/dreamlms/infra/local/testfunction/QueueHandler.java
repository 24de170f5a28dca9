package org.dreamlms.infra.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fails for the messages whose body is {@code bad}, and says what it got. */
public final class QueueHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    List<Map<String, String>> failures = new ArrayList<>();
    if (event.get("Records") instanceof List<?> records) {
      for (Object record : records) {
        Map<?, ?> message = (Map<?, ?>) record;
        System.out.println("got " + message.get("body") + " from " + message.get("eventSourceARN"));
        if ("bad".equals(message.get("body"))) {
          failures.add(Map.of("itemIdentifier", String.valueOf(message.get("messageId"))));
        }
      }
    }
    return Map.of("batchItemFailures", failures);
  }
}
