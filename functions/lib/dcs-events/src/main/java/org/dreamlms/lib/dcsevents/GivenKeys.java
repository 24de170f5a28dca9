package org.dreamlms.lib.dcsevents;

import java.util.Optional;

/** The settings themselves say them. */
record GivenKeys(WebhookSecrets secrets) implements WebhookKeys {

  /** They were when they were made. */
  @Override
  public void check() {}

  @Override
  public Optional<WebhookSecrets> now() {
    return Optional.of(secrets);
  }

  @Override
  public Optional<WebhookSecrets> anew() {
    return now();
  }

  @Override
  public Optional<WebhookSecrets> freshly() {
    return now();
  }
}
