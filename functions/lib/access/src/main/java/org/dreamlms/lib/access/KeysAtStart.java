package org.dreamlms.lib.access;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;

/**
 * A function with a route that needs tokens reads its keys when it starts: a missing, damaged or
 * local key is found by the deployment, not by the first teacher.
 */
@Context
final class KeysAtStart {

  KeysAtStart(BeanContext context, BeanProvider<PublicKeySet> keys) {
    if (RouteAccess.needsTokens(context)) {
      keys.get();
    }
  }
}
