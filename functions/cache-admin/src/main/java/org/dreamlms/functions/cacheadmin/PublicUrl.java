package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where DCS sends its deliveries.
 *
 * @param url {@code DCS_WEBHOOK_URL}: of {@code dcs-webhook}, http(s); unset: nothing can be tested
 */
@ConfigurationProperties("dcs.webhook")
record PublicUrl(@Nullable String url) {

  PublicUrl {
    if (url != null && !url.isBlank() && !isAddress(url)) {
      // Not repeated: it could be a secret that went into the wrong variable.
      throw new IllegalArgumentException("DCS_WEBHOOK_URL must be http(s)://host[:port][/path]");
    }
  }

  Optional<URI> address() {
    return url == null || url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && String.valueOf(address.getScheme()).matches("https?");
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
