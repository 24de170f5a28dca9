package org.dreamlms.lib.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that tokens may be signed with. They come with the configuration, so checking a token
 * needs no network and an unknown {@code kid} costs a look into a map.
 */
@Singleton
public final class PublicKeySet {
  private final Map<String, JWSVerifier> verifiers;
  private final String json;

  /**
   * @throws ConfigurationException when the keys are missing, cannot be read, or may not be used
   *     here
   */
  @Inject
  public PublicKeySet(AccessSettings settings, Deployment deployment) {
    JWKSet set = parse(settings.publicKeys());
    Map<String, JWSVerifier> found = new HashMap<>();
    for (JWK key : set.getKeys()) {
      ECKey usable = Keys.usable(key, "ACCESS_PUBLIC_KEYS", deployment);
      if (usable.isPrivate()) {
        throw new ConfigurationException("ACCESS_PUBLIC_KEYS holds a private key");
      }
      if (found.put(usable.getKeyID(), verifierOf(usable)) != null) {
        throw new ConfigurationException("ACCESS_PUBLIC_KEYS holds a kid twice");
      }
    }
    if (found.isEmpty()) {
      throw new ConfigurationException("ACCESS_PUBLIC_KEYS holds no key");
    }
    verifiers = Map.copyOf(found);
    json = JSONObjectUtils.toJSONString(set.toJSONObject());
  }

  /** The set as JSON Web Key Set, for {@code /.well-known/jwks.json}. */
  public String json() {
    return json;
  }

  /** Empty when there is no such key. */
  Optional<JWSVerifier> verifier(String keyId) {
    return Optional.ofNullable(verifiers.get(keyId));
  }

  private static JWKSet parse(@Nullable String json) {
    if (json == null || json.isBlank()) {
      throw new ConfigurationException(
          "ACCESS_PUBLIC_KEYS is not set: a JSON Web Key Set of the public keys of tokens");
    }
    try {
      return JWKSet.parse(json);
    } catch (ParseException e) {
      throw new ConfigurationException("ACCESS_PUBLIC_KEYS is no JSON Web Key Set", e);
    }
  }

  private static JWSVerifier verifierOf(ECKey key) {
    try {
      return new ECDSAVerifier(key.toPublicJWK());
    } catch (JOSEException e) {
      throw new ConfigurationException("A key of ACCESS_PUBLIC_KEYS cannot be used", e);
    }
  }
}
