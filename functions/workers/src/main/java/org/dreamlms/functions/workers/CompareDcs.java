package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import org.dreamlms.lib.lambdahttp.EmfLines;

/**
 * Compares DCS with what it said before each time the schedule says so. The answer is read by
 * nobody but who invokes it by hand; the event says nothing that is needed.
 */
public final class CompareDcs extends MicronautRequestHandler<ScheduledEvent, CompareReport> {

  private final Compare compare;
  private final EmfLines counted;

  /** As the Lambda runtime makes it. */
  public CompareDcs() {
    compare = applicationContext.getBean(Compare.class);
    counted = applicationContext.getBean(EmfLines.class);
  }

  /** Over a context that runs already, for tests. */
  CompareDcs(ApplicationContext context) {
    super(context);
    compare = context.getBean(Compare.class);
    counted = context.getBean(EmfLines.class);
  }

  @Override
  public CompareReport execute(ScheduledEvent event) {
    try {
      return compare.run();
    } finally {
      counted.write();
    }
  }
}
