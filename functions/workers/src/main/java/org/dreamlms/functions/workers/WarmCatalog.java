package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import org.dreamlms.lib.lambdahttp.EmfLines;

/**
 * Fills the cache each time the schedule says so. The answer is read by nobody but who invokes it
 * by hand; the event says nothing that is needed.
 */
public final class WarmCatalog extends MicronautRequestHandler<ScheduledEvent, WarmUpReport> {

  private final KeepWarm keepWarm;
  private final EmfLines counted;

  /** As the Lambda runtime makes it. */
  public WarmCatalog() {
    keepWarm = applicationContext.getBean(KeepWarm.class);
    counted = applicationContext.getBean(EmfLines.class);
  }

  /** Over a context that runs already, for tests. */
  WarmCatalog(ApplicationContext context) {
    super(context);
    keepWarm = context.getBean(KeepWarm.class);
    counted = context.getBean(EmfLines.class);
  }

  @Override
  public WarmUpReport execute(ScheduledEvent event) {
    try {
      return keepWarm.warm();
    } finally {
      counted.write();
    }
  }
}
