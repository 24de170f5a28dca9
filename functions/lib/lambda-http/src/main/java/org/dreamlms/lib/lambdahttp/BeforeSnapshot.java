package org.dreamlms.lib.lambdahttp;

/**
 * Work that is done once, before Lambda takes the snapshot that environments are copied from. Beans
 * of this type are asked in their order. Whatever it leaves in memory is in every copy: no secret,
 * no connection.
 */
public interface BeforeSnapshot {

  /**
   * Bounded in time by whoever wrote it. A failure is logged, and the snapshot is taken without
   * what was to be prepared.
   */
  void prepare();
}
