package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what Lambda says of snapshots (SnapStart): one runs before, many copies wake up after.
 * Without snapshots, as on one machine, nobody ever calls.
 *
 * <p>Lambda holds resources weakly: the bean context keeps this one. Source: AWS Lambda developer
 * guide, "Implement code before or after Lambda function snapshots".
 */
@Context
final class SnapshotHooks implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotHooks.class);

  private final BeanContext beans;

  SnapshotHooks(BeanContext beans) {
    this.beans = beans;
  }

  @PostConstruct
  void register() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
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
  }

  /** Ends at the first failure: a copy that believes what it must not is of no use. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    beans.streamOfType(AfterRestore.class).forEach(AfterRestore::wake);
  }
}
