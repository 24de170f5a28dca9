package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.ApplicationContext;

/** Says to a function what Lambda says to it around a snapshot. */
public final class Snapshots {
  private final SnapshotHooks hooks;

  public Snapshots(ApplicationContext context) {
    hooks = context.getBean(SnapshotHooks.class);
  }

  public void take() {
    said(() -> hooks.beforeCheckpoint(org.crac.Core.getGlobalContext()));
  }

  public void restore() {
    said(() -> hooks.afterRestore(org.crac.Core.getGlobalContext()));
  }

  private interface Said {
    void now() throws Exception;
  }

  private static void said(Said word) {
    try {
      word.now();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
