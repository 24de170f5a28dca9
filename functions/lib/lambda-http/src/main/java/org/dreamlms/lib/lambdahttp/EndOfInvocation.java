package org.dreamlms.lib.lambdahttp;

/**
 * Hears that an invocation ends, after its answer was made and before that leaves: the last moment
 * at which an environment certainly runs. A function offers beans of this type; each is made when
 * the function starts and called in the order of {@code @Order}.
 *
 * <p>{@link Invocation#remaining} still tells how much time there is, and whoever calls others has
 * to keep to it. The client waits meanwhile. What is thrown goes to the log and changes nothing.
 */
@FunctionalInterface
public interface EndOfInvocation {

  void ended();
}
