package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.ApplicationContext;

/** Says to a function what Lambda says to it around a snapshot. */
public final class Snapshots {
  private final SnapshotHooks hooks;

  public Snapshots(ApplicationContext context) {
    hooks = context.getBean(SnapshotHooks.class);
  }

  public void take() {
    hooks.beforeCheckpoint(org.crac.Core.getGlobalContext());
  }

  public void restore() {
    hooks.afterRestore(org.crac.Core.getGlobalContext());
  }
}
