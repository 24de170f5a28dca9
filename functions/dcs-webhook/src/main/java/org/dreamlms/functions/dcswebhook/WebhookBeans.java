package org.dreamlms.functions.dcswebhook;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.dcsevents.EventWindow;
import org.dreamlms.lib.dcsevents.VerifySignature;
import org.dreamlms.lib.dcsevents.WebhookKeys;
import org.dreamlms.lib.dcsevents.WebhookSettings;
import org.dreamlms.lib.lambdahttp.BeforeFirstEvent;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.secrets.Secrets;

/** What is set, and how long others may take. */
@Factory
final class WebhookBeans {
  /** Where no invocation is under way. */
  private static final Duration OUTSIDE = Duration.ofSeconds(10);

  /** Kept for the queue and the log when the cache's table, or a secret, cannot be had. */
  static final Duration FOR_THE_QUEUE = Duration.ofSeconds(6);

  /** Made at the start, which a wrong setting stops. */
  @Singleton
  WebhookKeys keys(WebhookSettings settings, BeanProvider<Secrets> stored) {
    return settings.keys(stored::get);
  }

  /** A secret that anybody could guess stops it too, wherever it is kept; no snapshot has one. */
  @Singleton
  BeforeFirstEvent checked(WebhookKeys keys) {
    return keys::check;
  }

  @Singleton
  VerifySignature signature(WebhookKeys keys) {
    return new VerifySignature(keys);
  }

  @Singleton
  EventWindow window(WebhookSettings settings) {
    return settings.window();
  }

  @Singleton
  org.dreamlms.lib.hybridcache.RemainingTime forCache(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE).minus(FOR_THE_QUEUE);
  }

  @Singleton
  org.dreamlms.lib.dcsevents.RemainingTime forEvents(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }

  @Singleton
  org.dreamlms.lib.secrets.RemainingTime forSecrets(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE).minus(FOR_THE_QUEUE);
  }
}
