package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.webhooks.Signature;

/** Log-in tokens: JWT, HS256, claims {@code sub}, {@code iat}, {@code exp}, 30 minutes. */
final class Tokens {
  static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final String HEADER = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private final String key;
  private final InstantSource clock;
  private final AtomicInteger era = new AtomicInteger();

  Tokens(String key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /** Every token that was issued so far is refused from now on, as if its time were over. */
  void expireAll() {
    era.incrementAndGet();
  }

  String issue(int userId) {
    long now = clock.instant().getEpochSecond();
    String claims =
        Json.text(
            Json.object()
                .put("sub", Integer.toString(userId))
                .put("iat", now)
                .put("exp", now + LIFETIME.toSeconds()));
    String signed = HEADER + "." + part(claims);
    return signed + "." + signature(signed);
  }

  boolean valid(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
      return false;
    }
    try {
      JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
      return clock.instant().getEpochSecond() < claims.path("exp").longValue();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private String signature(String signed) {
    int times = era.get();
    byte[] mac =
        Signature.hmac(
            times == 0 ? key : key + "#" + times, signed.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
