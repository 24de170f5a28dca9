package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The invocation that this environment is working on. An environment works on one at a time.
 *
 * <p>Replaces the factory that registers three singletons in the bean context per invocation: each
 * registration scans a list which thereby grows, so invocation 4,000 cost three times what
 * invocation 200 did (infra/docs/upstream.md). What needs the remaining time asks here instead.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
public final class Invocation implements LambdaContextFactory {
  /** Kept for writing the answer after the last outside call has failed. */
  public static final Duration RESERVE = Duration.ofMillis(500);

  private volatile @Nullable Context current;

  void begin(Context context) {
    current = context;
  }

  void end() {
    current = null;
  }

  @Override
  public void registerSingletons(Context context) {
    begin(context);
  }

  /**
   * How long an outside call may still take: what Lambda leaves, less {@link #RESERVE}; never
   * negative.
   *
   * @param outside answer while no invocation is under way, as in a start hook
   */
  public Duration remaining(Duration outside) {
    Context context = current;
    if (context == null) {
      return outside;
    }
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
