package org.dreamlms.lib.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens. Only the function that logs people in injects it, and only that one has the key:
 * without the key there is no such bean, because Lambda makes all singletons at the start.
 */
@Singleton
@Requires(property = "access.signing-key")
public final class TokenSigner {
  private final AccessSettings settings;
  private final SigningSettings signing;
  private final JWSHeader header;
  private final JWSSigner signer;
  private final InstantSource clock;

  /**
   * @throws ConfigurationException when the key is missing or unfit, or when its tokens would not
   *     be accepted because its public half is not published
   */
  @Inject
  public TokenSigner(
      AccessSettings settings,
      SigningSettings signing,
      PublicKeySet published,
      InstantSource clock,
      Deployment deployment) {
    ECKey key = parse(signing.signingKey(), deployment);
    this.settings = settings;
    this.signing = signing;
    this.clock = clock;
    header =
        new JWSHeader.Builder(TokenFormat.ALGORITHM)
            .type(TokenFormat.TYPE)
            .keyID(key.getKeyID())
            .build();
    try {
      signer = new ECDSASigner(key);
    } catch (JOSEException e) {
      throw new ConfigurationException("ACCESS_SIGNING_KEY cannot be used", e);
    }
    requirePublished(published, key.getKeyID());
  }

  /**
   * A token for this user, good from now for {@link SigningSettings#tokenLife()}.
   *
   * @param role told to clients, which choose a page by it; never trusted when it comes back
   */
  public String sign(UUID user, Role role) {
    Instant now = clock.instant();
    return sign(
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(user.toString())
            .claim(TokenFormat.ROLE, role.wireName())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(signing.tokenLife())))
            .jwtID(UUID.randomUUID().toString())
            .build());
  }

  private String sign(JWTClaimsSet claims) {
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("A token could not be signed", e);
    }
    return token.serialize();
  }

  /** A token that no function accepts would log everybody out at once: better not to start. */
  private void requirePublished(PublicKeySet published, String keyId) {
    SignedJWT probe = new SignedJWT(header, new JWTClaimsSet.Builder().build());
    try {
      probe.sign(signer);
      boolean accepted =
          published.verifier(keyId).isPresent() && probe.verify(published.verifier(keyId).get());
      if (!accepted) {
        throw new ConfigurationException(
            "The public half of ACCESS_SIGNING_KEY (" + keyId + ") is not in ACCESS_PUBLIC_KEYS");
      }
    } catch (JOSEException e) {
      throw new ConfigurationException("ACCESS_SIGNING_KEY cannot be used", e);
    }
  }

  private static ECKey parse(@Nullable String json, Deployment deployment) {
    if (json == null || json.isBlank()) {
      throw new ConfigurationException(
          "ACCESS_SIGNING_KEY is not set: the private key of tokens as JSON Web Key");
    }
    try {
      ECKey key = Keys.usable(ECKey.parse(json), "ACCESS_SIGNING_KEY", deployment);
      if (!key.isPrivate()) {
        throw new ConfigurationException("ACCESS_SIGNING_KEY has no private half");
      }
      return key;
    } catch (ParseException e) {
      // Without the cause: its message may quote the key.
      throw new ConfigurationException("ACCESS_SIGNING_KEY is no JSON Web Key");
    }
  }
}
