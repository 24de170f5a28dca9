package org.dreamlms.lib.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a token's form, header, signature and claims, in this order. No network, no file: whatever
 * a token points at, nothing is fetched.
 */
@Singleton
final class TokenVerifier {

  /** RFC 8259 section 8.1: JSON that is sent begins without one. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final PublicKeySet keys;
  private final TokenClaims claims;

  TokenVerifier(PublicKeySet keys, AccessSettings settings, InstantSource clock) {
    this.keys = keys;
    this.claims = new TokenClaims(settings, clock);
  }

  TokenVerdict verify(String token) {
    if (token.length() > TokenFormat.MAX_LENGTH) {
      return new TokenVerdict.Refused("too long");
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new TokenVerdict.Refused("not three parts");
    }
    for (String part : parts) {
      if (!isCanonical(part)) {
        return new TokenVerdict.Refused("not base64url");
      }
    }
    try {
      return verify(parts[0], parts[1], parts[2]);
    } catch (ParseException | IllegalArgumentException e) {
      return new TokenVerdict.Refused("not a JWS");
    }
  }

  private TokenVerdict verify(String header, String payload, String signature)
      throws ParseException {
    Map<String, Object> members = json(header);
    // Exactly these three: jku, x5u, jwk, crit and what else may be invented have no place.
    if (!members.keySet().equals(TokenFormat.HEADER)) {
      return new TokenVerdict.Refused("header parameters");
    }
    JWSHeader parsed = JWSHeader.parse(members);
    if (!TokenFormat.ALGORITHM.equals(parsed.getAlgorithm())) {
      return new TokenVerdict.Refused("algorithm");
    }
    if (!TokenFormat.TYPE.equals(parsed.getType())) {
      return new TokenVerdict.Refused("type");
    }
    @Nullable String keyId = parsed.getKeyID();
    Optional<JWSVerifier> key = keyId == null ? Optional.empty() : keys.verifier(keyId);
    if (key.isEmpty()) {
      return new TokenVerdict.Refused("unknown key");
    }
    byte[] signed = (header + '.' + payload).getBytes(StandardCharsets.US_ASCII);
    if (!isSignedBy(key.get(), parsed, signed, new Base64URL(signature))) {
      return new TokenVerdict.Refused("signature");
    }
    return claims.check(json(payload));
  }

  private static Map<String, Object> json(String part) throws ParseException {
    String text = new Base64URL(part).decodeToString();
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw new ParseException("The parser would skip it", 0);
    }
    // The parser gives null for the text "null".
    @Nullable Map<String, Object> object = JSONObjectUtils.parse(text);
    return object == null ? Map.of() : object;
  }

  private static boolean isSignedBy(
      JWSVerifier key, JWSHeader header, byte[] signed, Base64URL signature) {
    try {
      return key.verify(header, signed, signature);
    } catch (JOSEException e) {
      return false;
    }
  }

  /**
   * Whether this is the one spelling of what it decodes to. Lenient decoders skip foreign
   * characters and ignore spare bits, so that one token would have many spellings.
   */
  private static boolean isCanonical(String part) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
