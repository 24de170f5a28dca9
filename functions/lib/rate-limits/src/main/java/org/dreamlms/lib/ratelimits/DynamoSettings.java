package org.dreamlms.lib.ratelimits;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where DynamoDB is. One name for every client of ours: a lib that has one reads the same setting.
 *
 * <p>For the container of the SAM CLI, which gets no variable that the template does not declare,
 * and so none of the SDK's own {@code AWS_ENDPOINT_URL_DYNAMODB}. A deployed function refuses it
 * ({@code lambda-http}).
 *
 * @param endpoint {@code DYNAMODB_ENDPOINT}: http(s)://host[:port]; absent or blank where the SDK
 *     looks by itself
 */
@ConfigurationProperties("dynamodb")
public record DynamoSettings(@Nullable String endpoint) {

  public DynamoSettings {
    endpoint = endpoint == null || endpoint.isBlank() ? null : endpoint.strip();
    if (endpoint != null && !isAddress(endpoint)) {
      // Without the value: it could be a secret that went into the wrong variable.
      throw new IllegalArgumentException("DYNAMODB_ENDPOINT must be http(s)://host[:port]");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  Optional<URI> uri() {
    return Optional.ofNullable(endpoint).map(URI::create);
  }
}
