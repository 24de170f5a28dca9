package org.dreamlms.lib.dcsevents;

import java.util.Optional;

/** Knows what deliveries are signed with, and may have to ask for it. */
public interface WebhookKeys {

  /**
   * Before the first delivery. That nobody can say now is no reason against a start.
   *
   * @throws IllegalArgumentException when they are none that can be used
   */
  void check();

  /** Empty: nobody can say now. */
  Optional<WebhookSecrets> now();

  /**
   * When those of {@link #now} were wrong: they may have been changed just now. Asks seldom,
   * however often it is called.
   */
  Optional<WebhookSecrets> anew();

  /**
   * Asked for now, for whoever makes DCS rely on them. Empty: nobody can say now, and those that
   * are known may be old.
   */
  Optional<WebhookSecrets> freshly();
}
