package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at the end of an invocation what was counted in it, in CloudWatch's embedded metric format:
 * one line per set of dimensions, with what was added since the line before. CloudWatch makes
 * metrics of such lines by itself.
 *
 * <p>Nothing runs between invocations, when an environment is frozen. What was counted by an
 * invocation that Lambda ended is said by the next one, or by nobody when the environment ends too.
 *
 * <p>Counters only; other kinds of meters are not said.
 */
@Singleton
final class EmfLines {
  /** {@link JsonLogEncoder} writes lines of this logger as they are. */
  static final String LOGGER = "emf";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private final String function;
  private final InstantSource clock;
  private EmfLine[] lines = {};

  /**
   * @param function {@code AWS_LAMBDA_FUNCTION_NAME}, as in AWS's own metrics of the function
   */
  EmfLines(
      MeterRegistry registry,
      InstantSource clock,
      @Property(name = "aws.lambda.function.name") @Nullable String function) {
    this.function = function == null || function.isBlank() ? "local" : function;
    this.clock = clock;
    registry.config().onMeterAdded(this::add);
    registry.forEachMeter(this::add);
  }

  /** Allocates nothing when nothing was counted. */
  synchronized void write() {
    for (EmfLine line : lines) {
      if (line.hasNews()) {
        LOG.info(line.news(clock.millis()));
      }
    }
  }

  private synchronized void add(Meter meter) {
    if (!(meter instanceof Counter counter)) {
      return;
    }
    for (EmfLine line : lines) {
      if (line.isOf(counter.getId().getTags())) {
        line.add(counter);
        return;
      }
    }
    EmfLine line = new EmfLine(function, counter.getId().getTags());
    line.add(counter);
    EmfLine[] more = Arrays.copyOf(lines, lines.length + 1);
    more[lines.length] = line;
    lines = more;
  }
}
