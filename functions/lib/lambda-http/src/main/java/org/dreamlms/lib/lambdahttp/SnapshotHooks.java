package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PostConstruct;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what Lambda says of snapshots (SnapStart): one runs before, many copies wake up after.
 * Where none is taken, as on one machine, an environment is awake as soon as it starts.
 *
 * <p>Hears of it: what a function prepares ({@link BeforeSnapshot}, {@link BeforeFirstEvent}), and
 * each bean of a lib that is a {@link Resource} itself, as libs do not know this one (ADR 0017).
 * Resources are asked only when somebody has made them: after everything else was prepared, and
 * before anything else wakes.
 *
 * <p>Lambda holds resources weakly: the bean context keeps this one. Source: AWS Lambda developer
 * guide, "Implement code before or after Lambda function snapshots".
 */
@Context
final class SnapshotHooks implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotHooks.class);

  /** AWS Lambda developer guide, "Defined runtime environment variables". */
  private static final String SNAPSHOT = "snap-start";

  private final BeanContext beans;
  private final String start;

  /**
   * @param start how Lambda starts this environment; {@code AWS_LAMBDA_INITIALIZATION_TYPE}
   */
  SnapshotHooks(
      BeanContext beans, @Value("${aws.lambda.initialization.type:on-demand}") String start) {
    this.beans = beans;
    this.start = start;
  }

  @PostConstruct
  void register() {
    Core.getGlobalContext().register(this);
    if (!start.equals(SNAPSHOT)) {
      prepareForEvents();
    }
  }

  /** A lib that cannot let go of what must not be copied stops the snapshot. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws Exception {
    beans
        .streamOfType(BeforeSnapshot.class)
        .forEach(
            hook -> {
              try {
                hook.prepare();
              } catch (RuntimeException failure) {
                LOG.warn("The snapshot is taken without what was to be prepared", failure);
              }
            });
    for (Resource resource : made()) {
      resource.beforeCheckpoint(context);
    }
  }

  /** Ends at the first failure: a copy that believes what it must not is of no use. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) throws Exception {
    for (Resource resource : made()) {
      resource.afterRestore(context);
    }
    prepareForEvents();
  }

  private void prepareForEvents() {
    beans.streamOfType(BeforeFirstEvent.class).forEach(BeforeFirstEvent::prepare);
  }

  private List<Resource> made() {
    return beans.getActiveBeanRegistrations(Resource.class).stream()
        .map(BeanRegistration::getBean)
        .filter(resource -> resource != this)
        .toList();
  }
}
