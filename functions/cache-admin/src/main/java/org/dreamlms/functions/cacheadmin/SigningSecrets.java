package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.WebhookKeys;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSettings;
import org.dreamlms.lib.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What DCS signs with, made when it is first asked for: whoever only wants to know that the system
 * is healthy needs no secret.
 */
@Singleton
final class SigningSecrets {
  private final BeanProvider<WebhookSettings> settings;
  private final BeanProvider<Secrets> stored;
  private @Nullable WebhookKeys keys;

  SigningSecrets(BeanProvider<WebhookSettings> settings, BeanProvider<Secrets> stored) {
    this.settings = settings;
    this.stored = stored;
  }

  /**
   * The newest: who asks does so by hand, and often because it was changed a moment ago. An older
   * one would be registered, and refused when the receiver has forgotten it.
   *
   * @throws EventsUnavailable when there is none, or it cannot be read now
   */
  WebhookSecrets newest() {
    return keys()
        .freshly()
        .orElseThrow(() -> new EventsUnavailable("the webhook's secret cannot be read", null));
  }

  private synchronized WebhookKeys keys() {
    try {
      WebhookKeys made = keys == null ? settings.get().keys(stored::get) : keys;
      keys = made;
      return made;
    } catch (BeanContextException | ConfigurationException cannot) {
      throw new EventsUnavailable("there is no secret of the webhook", cannot);
    }
  }
}
