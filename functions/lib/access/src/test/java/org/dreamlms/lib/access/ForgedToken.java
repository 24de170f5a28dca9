package org.dreamlms.lib.access;

import com.nimbusds.jose.crypto.impl.ECDSA;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes tokens by hand, wrong in just one way. Values are written into the JSON as they are. */
final class ForgedToken {
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> claims = new LinkedHashMap<>();

  ForgedToken(long now) {
    header.put("alg", "\"ES256\"");
    header.put("typ", "\"at+jwt\"");
    header.put("kid", "\"local-test\"");
    claims.put("iss", "\"https://dreamlms.org\"");
    claims.put("aud", "\"dream-lms\"");
    claims.put("sub", "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\"");
    claims.put("role", "\"student\"");
    claims.put("iat", Long.toString(now));
    claims.put("exp", Long.toString(now + 3_600));
  }

  ForgedToken header(String name, String json) {
    header.put(name, json);
    return this;
  }

  ForgedToken claim(String name, String json) {
    claims.put(name, json);
    return this;
  }

  ForgedToken without(String claim) {
    claims.remove(claim);
    return this;
  }

  String unsigned() {
    return encode(json(header)) + "." + encode(json(claims));
  }

  String with(byte[] signature) {
    return unsigned() + "." + encode(signature);
  }

  /** Properly signed, with the key of the tests. */
  String signed() {
    try {
      return with(ECDSA.transcodeSignatureToConcat(derSignature(), 64));
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed, but in the form that X.509 uses. */
  byte[] derSignature() {
    try {
      PrivateKey key = TestTokens.KEY.toPrivateKey();
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key);
      signer.update(unsigned().getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> '"' + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
