package org.dreamlms.infra.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the floors' packages hold beside their own classes. */
final class FloorLibraries {
  /** A class of each jar. */
  static final List<Class<?>> MEMBERS =
      List.of(
          Context.class,
          APIGatewayV2HTTPEvent.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class);

  private FloorLibraries() {}
}
