package org.dreamlms.lib.assetlinks;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of one store, as they were given. A blank value is as good as none. */
record S3Values(
    String prefix,
    @Nullable String endpoint,
    @Nullable String publicEndpoint,
    String region,
    boolean pathStyle,
    String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Nullable String sessionToken,
    @Nullable String credentialsExpireAt) {

  /**
   * @throws IllegalArgumentException naming the setting that is missing or wrong, never its value
   */
  S3Target target() {
    URI inside =
        given(endpoint)
            .map(text -> uri("ENDPOINT", text))
            .orElseGet(() -> URI.create("https://s3." + region + ".amazonaws.com"));
    URI outside = given(publicEndpoint).map(text -> uri("PUBLIC_ENDPOINT", text)).orElse(inside);
    return new S3Target(inside, outside, region, pathStyle, bucket, credentials());
  }

  private S3Credentials credentials() {
    return new S3Credentials(
        required("ACCESS_KEY", accessKey),
        required("SECRET_KEY", secretKey),
        given(sessionToken).orElse(null),
        given(credentialsExpireAt).map(this::instant).orElse(null));
  }

  private String required(String name, @Nullable String value) {
    return given(value)
        .orElseThrow(() -> new IllegalArgumentException(prefix + name + " is not set."));
  }

  /** Without a scheme it is https, as the clients of the seeds have it. */
  private URI uri(String name, String text) {
    try {
      return new URI(text.contains("://") ? text : "https://" + text);
    } catch (URISyntaxException withTheText) {
      // Not as the cause: it quotes the text, in which somebody may have written a password.
      throw new IllegalArgumentException(prefix + name + " is no http(s)://host[:port].");
    }
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException withTheText) {
      throw new IllegalArgumentException(
          prefix + "CREDENTIALS_EXPIRE_AT is no time like 2026-11-21T08:00:00Z.");
    }
  }

  static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return prefix + "*[" + endpoint + ", " + publicEndpoint + ", " + region + ", " + bucket + "]";
  }
}
