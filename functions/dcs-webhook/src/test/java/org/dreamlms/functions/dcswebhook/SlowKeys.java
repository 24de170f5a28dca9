package org.dreamlms.functions.dcswebhook;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dreamlms.lib.dcsevents.WebhookKeys;
import org.dreamlms.lib.dcsevents.WebhookSecrets;

/** Asked for, somebody else does something first; then what is known is good. */
final class SlowKeys implements WebhookKeys {
  /** Set by tests that want it. */
  static final String PROPERTY = "slow-keys";

  private volatile Runnable first = () -> {};

  void first(Runnable action) {
    first = action;
  }

  @Override
  public void check() {}

  @Override
  public Optional<WebhookSecrets> now() {
    first.run();
    return Optional.of(new WebhookSecrets(WebhookWorld.SECRET, null));
  }

  @Override
  public Optional<WebhookSecrets> anew() {
    return now();
  }

  @Override
  public Optional<WebhookSecrets> freshly() {
    return now();
  }

  /** In the place of those of the settings. */
  @Factory
  @Requires(property = PROPERTY)
  static final class Beans {
    @Singleton
    @Replaces(bean = WebhookKeys.class, factory = WebhookBeans.class)
    SlowKeys keys() {
      return new SlowKeys();
    }
  }
}
