package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import org.dreamlms.lib.lambdahttp.EmfLines;

/**
 * Compares DCS's delivery log with ours each time the schedule says so. The answer is read by
 * nobody but who invokes it by hand; the event says nothing that is needed.
 */
public final class ReconcileDeliveries
    extends MicronautRequestHandler<ScheduledEvent, ReconcileReport> {

  private final Reconcile reconcile;
  private final EmfLines counted;

  /** As the Lambda runtime makes it. */
  public ReconcileDeliveries() {
    reconcile = applicationContext.getBean(Reconcile.class);
    counted = applicationContext.getBean(EmfLines.class);
  }

  /** Over a context that runs already, for tests. */
  ReconcileDeliveries(ApplicationContext context) {
    super(context);
    reconcile = context.getBean(Reconcile.class);
    counted = context.getBean(EmfLines.class);
  }

  @Override
  public ReconcileReport execute(ScheduledEvent event) {
    try {
      return reconcile.run();
    } finally {
      counted.write();
    }
  }
}
