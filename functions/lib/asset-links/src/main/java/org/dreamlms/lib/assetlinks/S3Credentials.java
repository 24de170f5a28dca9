package org.dreamlms.lib.assetlinks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a principal that may only read what it signs for. Not the function's own role.
 *
 * @param sessionToken of temporary credentials
 * @param expiresAt when they end; null = never
 */
public record S3Credentials(
    String accessKey,
    String secretKey,
    @Nullable String sessionToken,
    @Nullable Instant expiresAt) {
  /**
   * @throws IllegalArgumentException when a key is blank, or temporary credentials do not say when
   *     they end: a link would die at a moment that nobody knows
   */
  public S3Credentials {
    if (accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException("An access key and a secret key are needed.");
    }
    if (sessionToken != null && expiresAt == null) {
      throw new IllegalArgumentException(
          "Temporary credentials (with a session token) must say when they expire.");
    }
  }

  /** Keys without an end. */
  public static S3Credentials lasting(String accessKey, String secretKey) {
    return new S3Credentials(accessKey, secretKey, null, null);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "S3Credentials[accessKey=" + accessKey + ", secretKey=***, expiresAt=" + expiresAt + "]";
  }
}
