package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.management.ThreadMXBean;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.function.aws.HandlerUtils;
import io.micronaut.function.aws.LambdaContextFactory;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The 10,000th invocation of an environment costs what an early one costs. Counted in bytes
 * allocated and beans registered, which do not depend on the machine's mood.
 */
@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
@Tag("LA6")
final class GrowthTest {
  private static final int INVOCATIONS = 10_000;
  private static final int WINDOW = 500;

  @Inject ApplicationContext context;

  @Test
  void the_work_of_an_invocation_does_not_grow_with_their_number() {
    LambdaDriver lambda = new LambdaDriver(context);
    APIGatewayV2HTTPEvent event = lambda.get("/echo/nulls").event();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] allocated = new long[INVOCATIONS];

    for (int i = 0; i < INVOCATIONS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      assertThat(lambda.send(event).status()).isEqualTo(200);
      allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
    }

    long early = median(allocated, 1_000);
    long late = median(allocated, INVOCATIONS - WINDOW);
    assertThat(late).as("bytes allocated per invocation").isLessThanOrEqualTo(early * 105 / 100);
    assertThat(context.getActiveBeanRegistrations(Context.class)).isEmpty();
    assertThat(context.getActiveBeanRegistrations(LambdaLogger.class)).isEmpty();
  }

  @Test
  void handlers_that_are_not_http_are_mended_too() {
    for (int i = 0; i < 100; i++) {
      HandlerUtils.configureWithContext(() -> context, new TestContext(Duration.ofSeconds(1)));
    }

    assertThat(context.getBean(LambdaContextFactory.class)).isInstanceOf(Invocation.class);
    assertThat(context.getActiveBeanRegistrations(Context.class)).isEmpty();
  }

  private static long median(long[] values, int from) {
    long[] window = Arrays.copyOfRange(values, from, from + WINDOW);
    Arrays.sort(window);
    return window[WINDOW / 2];
  }
}
