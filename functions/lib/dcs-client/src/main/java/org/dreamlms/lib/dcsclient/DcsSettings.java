package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How DCS is reached. Environment: {@code DCS_BASE_URL}, {@code DCS_EMAIL}, {@code DCS_PASSWORD},
 * {@code DCS_API_KEY}, {@code DCS_PUBLISHER_IN_PATH}, …
 *
 * @param baseUrl http or https, a path prefix is kept
 * @param email of the account that the LMS logs in with; blank with an API key
 * @param apiKey replaces the login when set. The DCS of DCS contract accepts keys for rows but not
 *     for files, nor for webhooks, which are therefore asked for by password where there is one
 * @param publisherInPath what stands for the publisher in the paths of files
 * @param budget time for one call, all attempts together, where no invocation says less; 100 ms to
 *     15 min
 * @param connectTimeout 10 ms to 1 min
 * @param readTimeout longest wait for one attempt from sending to the last byte; 10 ms to 5 min
 * @param retries attempts after the first; 0 to 5
 * @param maxConnections 1 to 200 (the real LMS keeps 20, DCS contract L16)
 */
@ConfigurationProperties("dcs")
public record DcsSettings(
    @Bindable(defaultValue = "http://localhost:8081") URI baseUrl,
    @Bindable(defaultValue = "") String email,
    @Nullable Secret password,
    @Nullable Secret apiKey,
    @Bindable(defaultValue = "NAME") PublisherInPath publisherInPath,
    @Bindable(defaultValue = "20s") Duration budget,
    @Bindable(defaultValue = "2s") Duration connectTimeout,
    @Bindable(defaultValue = "8s") Duration readTimeout,
    @Bindable(defaultValue = "2") int retries,
    @Bindable(defaultValue = "20") int maxConnections) {

  /** The two dialects of DCS (DCS contract 0). */
  public enum PublisherInPath {
    NAME,
    ID
  }

  public DcsSettings {
    String scheme = baseUrl.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme))
        || baseUrl.getHost() == null
        || baseUrl.getRawUserInfo() != null
        || baseUrl.getRawQuery() != null
        || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "dcs.base-url (DCS_BASE_URL) must be http(s)://host[:port][/prefix]");
    }
    password = password == null || password.isBlank() ? null : password;
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
    if (email.isBlank() != (password == null)) {
      throw new IllegalArgumentException(
          "dcs.email and dcs.password (DCS_EMAIL, DCS_PASSWORD) go together");
    }
    within("dcs.budget", budget, Duration.ofMillis(100), Duration.ofMinutes(15));
    within("dcs.connect-timeout", connectTimeout, Duration.ofMillis(10), Duration.ofMinutes(1));
    within("dcs.read-timeout", readTimeout, Duration.ofMillis(10), Duration.ofMinutes(5));
    within("dcs.retries", retries, 0, 5);
    within("dcs.max-connections", maxConnections, 1, 200);
  }

  static <T extends Comparable<T>> void within(String name, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + ", not " + value);
    }
  }
}
