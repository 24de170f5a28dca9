package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
@Property(name = "ends", value = "true")
final class EndOfInvocationTest {
  private static final Duration OUTSIDE = Duration.ofDays(1);

  /** How much time was left when it was heard. */
  @Singleton
  @Requires(property = "ends")
  static final class Heard {
    final List<Duration> left = new ArrayList<>();
  }

  @Factory
  @Requires(property = "ends")
  static final class Ends {
    @Singleton
    @Order(1)
    EndOfInvocation failing() {
      return () -> {
        throw new IllegalStateException("as the test wants it");
      };
    }

    @Singleton
    @Order(2)
    EndOfInvocation hearing(Heard heard, Invocation invocation) {
      return () -> heard.left.add(invocation.remaining(OUTSIDE));
    }
  }

  @Inject ApplicationContext context;
  @Inject Heard heard;

  @Test
  void each_end_is_heard_within_its_invocation_and_one_that_fails_changes_nothing() {
    LambdaDriver lambda = new LambdaDriver(context);
    try (WrittenLog log = new WrittenLog()) {
      var answered = lambda.get("/echo/nulls").within(Duration.ofSeconds(3)).send();
      var absent = lambda.get("/nowhere").within(Duration.ofSeconds(3)).send();

      assertThat(answered.status()).isEqualTo(200);
      assertThat(absent.status()).isEqualTo(404);
      assertThat(heard.left).isEqualTo(List.of(Duration.ofMillis(2_500), Duration.ofMillis(2_500)));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("at the end of an invocation"))
          .hasSize(2)
          .allMatch(line -> line.contains("\"requestId\":\"request-1\""));
    }
  }
}
