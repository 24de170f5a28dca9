package org.dreamlms.lib.access;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Whether this is a function that pupils reach, which refuses keys and passwords that people
 * outside know. The container of the SAM CLI says that it is Lambda too, but also that it is local.
 */
@Singleton
public final class Deployment {
  private static final String LAMBDA = "AWS_Lambda_";

  private final boolean onAws;

  /**
   * @param executionEnvironment {@code AWS_EXECUTION_ENV}: begins with {@code AWS_Lambda_} in
   *     Lambda's runtimes and nowhere else
   * @param samLocal {@code AWS_SAM_LOCAL}: {@code true} where the SAM CLI runs the function
   */
  @Inject
  public Deployment(
      @Property(name = "aws.execution.env") @Nullable String executionEnvironment,
      @Property(name = "aws.sam.local") @Nullable String samLocal) {
    onAws =
        executionEnvironment != null
            && executionEnvironment.startsWith(LAMBDA)
            && !"true".equalsIgnoreCase(samLocal);
  }

  /** True in a deployed function; false on somebody's machine. */
  public boolean onAws() {
    return onAws;
  }
}
