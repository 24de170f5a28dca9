package org.dreamlms.lib.dcsevents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries are signed with: the current secret, and while it is being changed the one
 * before. Shows neither.
 */
public final class WebhookSecrets {
  /** Characters. DCS takes no shorter ones (DCS contract 2.4). */
  public static final int SHORTEST = 16;

  private final List<byte[]> keys = new ArrayList<>();

  /**
   * @param previous null unless the secret is being changed
   * @throws IllegalArgumentException when one is too short; it says which, but not what it is
   */
  public WebhookSecrets(String current, @Nullable String previous) {
    this(WebhookSettings.SECRET, current, WebhookSettings.SECRET_PREVIOUS, previous);
  }

  /** By the names of the settings that they come from. */
  WebhookSecrets(String name, String current, String namePrevious, @Nullable String previous) {
    add(name, current);
    if (previous != null) {
      add(namePrevious, previous);
    }
  }

  /** In clear, for DCS alone, which has to sign with it. */
  public String current() {
    return new String(keys.getFirst(), StandardCharsets.UTF_8);
  }

  /** Current first. */
  List<byte[]> keys() {
    return keys;
  }

  private void add(String name, String secret) {
    check(name, secret);
    keys.add(secret.getBytes(StandardCharsets.UTF_8));
  }

  static void check(String name, String secret) {
    if (secret.isBlank() || secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          name + " must have at least " + SHORTEST + " characters: anybody could guess it");
    }
  }

  @Override
  public String toString() {
    return "WebhookSecrets[" + keys.size() + "]";
  }
}
