package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is counted in an invocation is said when it ends. */
@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
@Property(name = "aws.lambda.function.name", value = "Echo")
final class CountedInvocationTest {
  @Inject ApplicationContext context;
  @Inject MeterRegistry meters;

  @Test
  void the_line_follows_the_access_line_of_its_invocation() {
    LambdaDriver lambda = new LambdaDriver(context);
    try (WrittenLog log = new WrittenLog()) {
      meters.counter("echo.asked").increment();
      lambda.get("/echo/nulls").send();
      lambda.get("/echo/nulls").send();

      List<String> lines = log.lines();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(1))
          .startsWith("{\"_aws\":")
          .endsWith("\"Function\":\"Echo\",\"echo.asked\":1}\n");
      assertThat(lines).filteredOn(line -> line.contains("\"logger\":\"access\"")).hasSize(2);
    }
  }

  @Test
  void an_answer_of_the_door_itself_says_what_was_counted_too() {
    var event = new LambdaDriver(context).post("/echo/nulls").body(new byte[] {1}).event();
    event.setBody("*");
    try (WrittenLog log = new WrittenLog()) {
      meters.counter("echo.broken").increment();

      assertThat(new LambdaDriver(context).send(event).status()).isEqualTo(400);
      assertThat(log.lines()).anyMatch(line -> line.endsWith("\"echo.broken\":1}\n"));
    }
  }

  @Test
  void log_level_does_not_silence_it() {
    assertThat(((Logger) LoggerFactory.getLogger(EmfLines.LOGGER)).getLevel())
        .isEqualTo(Level.INFO);
  }
}
