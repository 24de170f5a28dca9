package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where DCS sends its deliveries. Letter by letter as it is set: DCS knows us by it, and a slash
 * more or less at its end is somebody else's.
 *
 * @param url {@code DCS_WEBHOOK_URL}: of {@code dcs-webhook}, http(s); unset or empty: nothing can
 *     be registered, tested or reconciled
 */
@ConfigurationProperties("dcs.webhook")
public record PublicUrl(@Nullable String url) {
  /** Its name among properties, for beans that are of no use without it. */
  public static final String PROPERTY = "dcs.webhook.url";

  public PublicUrl {
    url = url == null || url.isBlank() ? null : url;
    if (url != null && !isAddress(url)) {
      // Not repeated: it could be a secret that went into the wrong variable.
      throw new IllegalArgumentException("DCS_WEBHOOK_URL must be http(s)://host[:port][/path]");
    }
  }

  /** Its text is {@link #url}. */
  public Optional<URI> address() {
    return Optional.ofNullable(url).map(URI::create);
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
