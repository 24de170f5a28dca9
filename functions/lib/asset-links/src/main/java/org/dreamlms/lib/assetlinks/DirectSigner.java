package org.dreamlms.lib.assetlinks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signature Version 4 by hand. What is the same for all links of a window is kept, the signing key
 * above all, so a link costs one SHA-256 and one HMAC. The SDK's presigner costs nine times as much
 * warm, and seconds in a fresh JVM (infra/docs/adr/0006-two-signers.md).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">the
 *     algorithm</a>
 */
final class DirectSigner implements LinkSigner {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private final S3Target target;
  private final String origin;
  private final MessageDigest sha256 = newSha256();
  private volatile @Nullable Frame frame;

  /**
   * The part of links that depends on the window only.
   *
   * @param query up to where the presentation begins
   * @param toSign up to where the digest of the request begins
   * @param mac with the signing key in it; cloned for each link, never used itself
   */
  private record Frame(SigningWindow window, String query, String toSign, Mac mac) {}

  DirectSigner(S3Target target) {
    this.target = target;
    this.origin = target.publicEndpoint().getScheme() + "://" + target.signedHost();
  }

  @Override
  public URI sign(ObjectKey key, SigningWindow window, Presentation presentation) {
    Frame same = frame(window);
    String path = target.pathPrefix() + UriEncoding.path(key.value());
    StringBuilder query = new StringBuilder(same.query().length() + 128).append(same.query());
    append(query, "response-content-disposition", presentation.disposition());
    append(query, "response-content-type", presentation.contentType());
    String request =
        "GET\n"
            + path
            + "\n"
            + query
            + "\nhost:"
            + target.signedHost()
            + "\n\nhost\nUNSIGNED-PAYLOAD";
    String toSign = same.toSign() + HEX.formatHex(digest(request));
    String signature = HEX.formatHex(hmac(same.mac(), toSign));
    return URI.create(origin + path + "?" + query + "&X-Amz-Signature=" + signature);
  }

  private Frame frame(SigningWindow window) {
    Frame known = frame;
    if (known == null || !known.window().equals(window)) {
      // Two threads at the turn of a window make it twice: the same.
      known = newFrame(window);
      frame = known;
    }
    return known;
  }

  private Frame newFrame(SigningWindow window) {
    S3Credentials credentials = target.credentials();
    String time = TIME.format(window.signedAt());
    String date = time.substring(0, 8);
    String scope = date + "/" + target.region() + "/s3/aws4_request";
    // Sorted by name, capitals first, as the algorithm wants it.
    StringBuilder query = new StringBuilder(512).append("X-Amz-Algorithm=AWS4-HMAC-SHA256");
    append(query, "X-Amz-Credential", credentials.accessKey() + "/" + scope);
    append(query, "X-Amz-Date", time);
    append(query, "X-Amz-Expires", Long.toString(window.life().toSeconds()));
    append(query, "X-Amz-Security-Token", credentials.sessionToken());
    append(query, "X-Amz-SignedHeaders", "host");
    String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n";
    return new Frame(window, query.toString(), toSign, newMac(signingKey(date)));
  }

  private static void append(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(UriEncoding.value(value));
    }
  }

  private byte[] signingKey(String date) {
    byte[] key = ("AWS4" + target.credentials().secretKey()).getBytes(UTF_8);
    for (String step : new String[] {date, target.region(), "s3", "aws4_request"}) {
      key = hmac(newMac(key), step);
    }
    return key;
  }

  private static byte[] hmac(Mac prototype, String text) {
    try {
      return ((Mac) prototype.clone()).doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The HmacSHA256 of every Java can be cloned", e);
    }
  }

  private byte[] digest(String text) {
    try {
      return ((MessageDigest) sha256.clone()).digest(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of every Java can be cloned", e);
    }
  }

  private static Mac newMac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
