package org.dreamlms.lib.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * Tokens that the function under test accepts. One key per JVM, made when it is first asked for.
 *
 * <pre>{@code
 * // TestPropertyProvider
 * public Map<String, String> getProperties() { return TestTokens.settings(); }
 * ...
 * lambda.get("/api/v1/books").bearer(TestTokens.of(teacher, Role.TEACHER)).send();
 * }</pre>
 */
public final class TestTokens {
  /** Not a deployed function. */
  static final Deployment HERE = new Deployment(null, null);

  static final ECKey KEY = key("local-test");
  private static final String PUBLIC_KEYS =
      JSONObjectUtils.toJSONString(new JWKSet(KEY.toPublicJWK()).toJSONObject());

  private TestTokens() {}

  /** What a function needs that checks tokens. */
  public static Map<String, String> settings() {
    return Map.of("access.public-keys", PUBLIC_KEYS);
  }

  /** What a function needs that makes them. */
  public static Map<String, String> signingSettings() {
    return Map.of("access.public-keys", PUBLIC_KEYS, "access.signing-key", KEY.toJSONString());
  }

  /** A token of this user, good for eight hours by the machine's clock. */
  public static String of(UUID user, Role role) {
    return of(user, role, InstantSource.system());
  }

  /** A token of this user, good for eight hours from this clock's time on. */
  public static String of(UUID user, Role role, InstantSource clock) {
    return signer(clock).sign(user, role);
  }

  static AccessSettings accessSettings() {
    return new AccessSettings(
        Duration.ofSeconds(5), "https://dreamlms.org", "dream-lms", PUBLIC_KEYS);
  }

  static PublicKeySet publicKeys() {
    return new PublicKeySet(accessSettings(), HERE);
  }

  static TokenSigner signer(InstantSource clock) {
    return new TokenSigner(
        accessSettings(),
        new SigningSettings(KEY.toJSONString(), Duration.ofHours(8)),
        publicKeys(),
        clock,
        HERE);
  }

  static ECKey key(String keyId) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("A key could not be made", e);
    }
  }
}
