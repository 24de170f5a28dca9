package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller its {@link RawBody}. */
@Singleton
final class RawBodyBinder implements TypedRequestArgumentBinder<RawBody> {

  @Override
  public Argument<RawBody> argumentType() {
    return Argument.of(RawBody.class);
  }

  @Override
  public BindingResult<RawBody> bind(
      ArgumentConversionContext<RawBody> context, HttpRequest<?> source) {
    HttpRequest<?> request = source;
    while (request instanceof HttpRequestWrapper<?> wrapper) {
      request = wrapper.getDelegate();
    }
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event) {
      RawBody body = new RawBody(RequestBody.bytes(event));
      return () -> Optional.of(body);
    }
    return BindingResult.unsatisfied();
  }
}
