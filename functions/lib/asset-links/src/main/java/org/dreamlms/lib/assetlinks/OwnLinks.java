package org.dreamlms.lib.assetlinks;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells our own links from all other addresses.
 *
 * <p>What is compared is the parsed address, exactly as we write it: scheme, host and port as one
 * text without user, the bucket, the folder of the book, and the names of our parameters. Nothing
 * is decoded before it is compared, so no second spelling of anything is ours.
 */
final class OwnLinks {
  /** A link with the longest key, all of it encoded, and a session token of 2 KB. */
  private static final int MAX_LENGTH = 8192;

  private static final Set<String> PARAMETERS =
      Set.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          "X-Amz-Security-Token",
          "X-Amz-SignedHeaders",
          "X-Amz-Signature",
          "response-content-disposition",
          "response-content-type");

  private final S3Target target;

  OwnLinks(S3Target target) {
    this.target = target;
  }

  /** The path below the prefix, which ends with a slash; expired links count, too. */
  Optional<AssetPath> read(String url, String keyPrefix) {
    if (url.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url);
      String query = uri.getRawQuery();
      boolean ours =
          target.publicEndpoint().getScheme().equals(uri.getScheme())
              && target.signedHost().equals(uri.getRawAuthority())
              && uri.getRawFragment() == null
              && query != null
              && isOurs(query);
      return ours ? below(uri.getRawPath(), keyPrefix) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Optional<AssetPath> below(String rawPath, String keyPrefix) {
    String prefix = target.pathPrefix() + UriEncoding.path(keyPrefix);
    if (!rawPath.startsWith(prefix)) {
      return Optional.empty();
    }
    String encoded = rawPath.substring(prefix.length());
    // A plus sign is itself in a path; the decoder would take it for a space.
    String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    boolean asWeWriteIt = UriEncoding.path(path).equals(encoded);
    return asWeWriteIt && AssetPath.refusalOf(path).isEmpty()
        ? Optional.of(new AssetPath(path))
        : Optional.empty();
  }

  private static boolean isOurs(String query) {
    Set<String> names = new HashSet<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!PARAMETERS.contains(name) || !names.add(name)) {
        return false;
      }
    }
    return names.contains("X-Amz-Signature");
  }
}
