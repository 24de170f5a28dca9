package org.dreamlms.lib.lambdahttp;

/**
 * What must not be believed, or must not be alike, in copies of one snapshot. Beans of this type
 * are asked in their order, before the copy gets its first event; Lambda gives all of them together
 * 10 s.
 */
public interface AfterRestore {

  /**
   * @throws RuntimeException the copy is not to be used; Lambda starts another one
   */
  void wake();
}
