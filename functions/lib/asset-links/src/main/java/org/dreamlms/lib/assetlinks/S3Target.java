package org.dreamlms.lib.assetlinks;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A bucket that links lead to.
 *
 * @param endpoint where our own code would reach the store
 * @param publicEndpoint where browsers reach it: its host and port are part of the signature
 * @param pathStyle true: {@code https://host/bucket/key}; false: {@code https://bucket.host/key}
 */
public record S3Target(
    URI endpoint,
    URI publicEndpoint,
    String region,
    boolean pathStyle,
    String bucket,
    S3Credentials credentials) {
  /** Amazon S3 user guide, "General purpose bucket naming rules". */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  /**
   * @throws IllegalArgumentException when an endpoint is more than scheme, host and port, or the
   *     bucket or region cannot be one
   */
  public S3Target {
    endpoint = origin(endpoint);
    publicEndpoint = origin(publicEndpoint);
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException("Not a name for a bucket: " + bucket);
    }
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("Not a region: " + region);
    }
  }

  /** The same bucket for our own requests: signed for the host that we reach it by. */
  S3Target fromInside() {
    return new S3Target(endpoint, endpoint, region, pathStyle, bucket, credentials);
  }

  /** Host and port as browsers send them in the Host header: without the scheme's own port. */
  String signedHost() {
    String authority = publicEndpoint.getRawAuthority();
    return pathStyle ? authority : bucket + "." + authority;
  }

  /** What stands before the encoded key in the path of an address. */
  String pathPrefix() {
    return pathStyle ? "/" + bucket + "/" : "/";
  }

  private static URI origin(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!(scheme.equals("http") || scheme.equals("https"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !(path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException("An S3 endpoint is http(s)://host[:port], nothing more.");
    }
    boolean usual = uri.getPort() == (scheme.equals("http") ? 80 : 443);
    String port = uri.getPort() < 0 || usual ? "" : ":" + uri.getPort();
    return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
  }
}
