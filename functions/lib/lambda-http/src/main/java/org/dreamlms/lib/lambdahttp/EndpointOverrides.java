package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Stops the start of a deployed function whose AWS clients would talk to somebody else's server:
 * {@code AWS_ENDPOINT_URL} and its kin are for one machine, and so is {@code DYNAMODB_ENDPOINT},
 * which our own clients read beside it. The template declares the latter, empty, so empty is fine.
 */
@Context
final class EndpointOverrides {

  /**
   * @param executionEnvironment {@code AWS_EXECUTION_ENV}: begins with {@code AWS_Lambda_} in
   *     Lambda's runtimes and nowhere else
   * @param samLocal {@code AWS_SAM_LOCAL}: {@code true} where the SAM CLI runs the function on
   *     somebody's machine
   * @param dynamo {@code DYNAMODB_ENDPOINT}
   * @throws ConfigurationException in a deployed function with such a setting
   */
  EndpointOverrides(
      Environment environment,
      @Property(name = "aws.execution.env") @Nullable String executionEnvironment,
      @Property(name = "aws.sam.local") @Nullable String samLocal,
      @Property(name = "dynamodb.endpoint") @Nullable String dynamo) {
    boolean deployed =
        executionEnvironment != null
            && executionEnvironment.startsWith("AWS_Lambda_")
            && !"true".equalsIgnoreCase(samLocal);
    Collection<String> overrides = environment.getPropertyEntries("aws.endpoint");
    if (deployed && !overrides.isEmpty()) {
      throw new ConfigurationException(
          "AWS_ENDPOINT_URL or one of its kind is set, which a deployed function refuses");
    }
    if (deployed && dynamo != null && !dynamo.isBlank()) {
      throw new ConfigurationException(
          "DYNAMODB_ENDPOINT is set, which a deployed function refuses");
    }
  }
}
