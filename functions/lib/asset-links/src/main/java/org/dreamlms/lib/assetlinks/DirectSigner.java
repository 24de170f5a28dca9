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
 * Signature Version 4 by hand, with the signing key of the day kept: one SHA-256 and one HMAC a
 * link. The SDK's presigner costs nine times as much warm, and seconds in a fresh JVM
 * (design/performance.md 4).
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
  private volatile @Nullable DayKey dayKey;

  /** What depends on the date only. */
  private record DayKey(String date, String scope, SecretKeySpec key) {}

  DirectSigner(S3Target target) {
    this.target = target;
    this.origin = target.publicEndpoint().getScheme() + "://" + target.signedHost();
  }

  @Override
  public URI sign(ObjectKey key, SigningWindow window, Presentation presentation) {
    String time = TIME.format(window.signedAt());
    DayKey day = dayKey(time.substring(0, 8));
    String path = target.pathPrefix() + UriEncoding.path(key.value());
    String query = query(day, time, window, presentation);
    String request =
        "GET\n"
            + path
            + "\n"
            + query
            + "\nhost:"
            + target.signedHost()
            + "\n\nhost\nUNSIGNED-PAYLOAD";
    String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + day.scope() + "\n" + hex(sha256(request));
    return URI.create(
        origin + path + "?" + query + "&X-Amz-Signature=" + hex(hmac(day.key(), toSign)));
  }

  /** Sorted by name, capitals first, as the algorithm wants it. */
  private String query(DayKey day, String time, SigningWindow window, Presentation presentation) {
    S3Credentials credentials = target.credentials();
    StringBuilder query = new StringBuilder(512).append("X-Amz-Algorithm=AWS4-HMAC-SHA256");
    append(query, "X-Amz-Credential", credentials.accessKey() + "/" + day.scope());
    append(query, "X-Amz-Date", time);
    append(query, "X-Amz-Expires", Long.toString(window.life().toSeconds()));
    append(query, "X-Amz-Security-Token", credentials.sessionToken());
    append(query, "X-Amz-SignedHeaders", "host");
    append(query, "response-content-disposition", presentation.disposition());
    append(query, "response-content-type", presentation.contentType());
    return query.toString();
  }

  private static void append(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(UriEncoding.value(value));
    }
  }

  private DayKey dayKey(String date) {
    DayKey known = dayKey;
    if (known == null || !known.date().equals(date)) {
      // Two threads at midnight make it twice: the same.
      known = new DayKey(date, date + "/" + target.region() + "/s3/aws4_request", derive(date));
      dayKey = known;
    }
    return known;
  }

  private SecretKeySpec derive(String date) {
    byte[] key = ("AWS4" + target.credentials().secretKey()).getBytes(UTF_8);
    for (String step : new String[] {date, target.region(), "s3", "aws4_request"}) {
      key = hmac(new SecretKeySpec(key, "HmacSHA256"), step);
    }
    return new SecretKeySpec(key, "HmacSHA256");
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
