package org.dreamlms.lib.lambdahttp;

/**
 * What each environment does for itself before its first event, and never before a snapshot: while
 * it starts, or, when it is a copy of a snapshot, when it wakes up. Beans of this type are asked in
 * their order; Lambda gives all of them together 10 s.
 */
@FunctionalInterface
public interface BeforeFirstEvent {

  /**
   * @throws RuntimeException the environment is not to be used; Lambda starts another one
   */
  void prepare();
}
