package org.dreamlms.lib.dcsevents;

import java.util.Optional;
import org.dreamlms.lib.secrets.KeptSecret;

/** Secrets Manager has them. */
record StoredKeys(KeptSecret<WebhookSecrets> kept) implements WebhookKeys {

  @Override
  public void check() {
    kept.check();
  }

  @Override
  public Optional<WebhookSecrets> now() {
    return kept.now();
  }

  @Override
  public Optional<WebhookSecrets> anew() {
    return kept.anew();
  }

  @Override
  public Optional<WebhookSecrets> freshly() {
    return kept.freshly();
  }
}
