package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.executor.FunctionInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The one handler that template.yaml names for every HTTP function. What a function serves is the
 * controllers in its jar.
 *
 * <p>Takes the payload format 2.0 of API Gateway's HTTP APIs and of Lambda Function URLs, and reads
 * and writes its JSON by itself ({@link Payload}). It stands where Micronaut's own {@code
 * APIGatewayV2HTTPEventFunction} would, with that class's request and response mended; each mend is
 * a method of {@link EventRequest} or {@link EventResponse} with a test of its own, and
 * infra/docs/upstream.md holds the reports. It does not register the invocation's context in the
 * bean context, which made every invocation dearer than the one before.
 */
public final class HttpFunction extends FunctionInitializer implements RequestStreamHandler {

  private final Door door;
  private final EmfLines counted;

  /** As the Lambda runtime makes it: starts the application context, once per environment. */
  public HttpFunction() {
    door = applicationContext.getBean(Door.class);
    counted = applicationContext.getBean(EmfLines.class);
  }

  /** Over a context that runs already, for tests. */
  public HttpFunction(ApplicationContext context) {
    super(context);
    door = context.getBean(Door.class);
    counted = context.getBean(EmfLines.class);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    Payload.write(answer(Payload.read(event), context), response);
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    try {
      return door.answer(event, context);
    } finally {
      counted.write();
    }
  }

  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return new LambdaApplicationContextBuilder();
  }
}
