package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
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
public final class EmfLines {
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

  /** To be called when an invocation ends. Allocates nothing when nothing was counted. */
  public synchronized void write() {
    for (EmfLine line : lines) {
      if (line.hasNews()) {
        LOG.info(line.news(clock.millis()));
      }
    }
  }

  private void add(Meter meter) {
    switch (meter) {
      case Counter counter -> add(meter, counter::count);
      case FunctionCounter counter -> add(meter, counter::count);
      default -> {}
    }
  }

  private synchronized void add(Meter meter, DoubleSupplier count) {
    for (EmfLine line : lines) {
      if (line.isOf(meter.getId().getTags())) {
        line.add(meter, count);
        return;
      }
    }
    EmfLine line = new EmfLine(function, meter.getId().getTags());
    line.add(meter, count);
    EmfLine[] more = Arrays.copyOf(lines, lines.length + 1);
    more[lines.length] = line;
    lines = more;
  }
}
