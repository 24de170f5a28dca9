package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletExchange;
import io.micronaut.servlet.http.ServletHttpHandler;
import jakarta.inject.Singleton;

/** Micronaut's request pipeline over our request and response. */
@Singleton
final class EventExchange
    extends ServletHttpHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ConversionService conversion;
  private final BinaryTypeConfiguration binaryTypes;
  private final BodyBuilder bodies;

  EventExchange(
      ApplicationContext context,
      ConversionService conversion,
      BinaryTypeConfiguration binaryTypes,
      BodyBuilder bodies) {
    super(context, conversion);
    this.conversion = conversion;
    this.binaryTypes = binaryTypes;
    this.bodies = bodies;
  }

  EventRequest<Object> request(APIGatewayV2HTTPEvent event) {
    return new EventRequest<>(
        event, new EventResponse<>(conversion, binaryTypes), conversion, bodies);
  }

  @Override
  protected ServletExchange<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createExchange(
      APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse unused) {
    return request(event);
  }

  @Override
  public void close() {
    // The context is closed by whoever started it; this bean is closed by the context.
  }
}
