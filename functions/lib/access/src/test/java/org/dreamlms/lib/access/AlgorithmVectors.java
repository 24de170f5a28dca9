package org.dreamlms.lib.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Hex;

/** Tokens that say another algorithm than ES256, signed in each way an attacker could try. */
final class AlgorithmVectors {

  /** As they stand in the JSON of the header. */
  private static final List<String> ALGORITHMS =
      List.of(
          "\"none\"",
          "\"None\"",
          "\"NONE\"",
          "\"nOnE\"",
          "\"none \"",
          "\"\\u006eone\"",
          "\"\"",
          "\" \"",
          "\"es256\"",
          "\"Es256\"",
          "\"ES256 \"",
          "\" ES256\"",
          "\"ES256\\u0000\"",
          "\"ES256\\n\"",
          "\"\\uff25\\uff33256\"",
          "\"ES256,none\"",
          "\"ES256K\"",
          "\"ES384\"",
          "\"ES512\"",
          "\"ESP256\"",
          "\"EdDSA\"",
          "\"Ed25519\"",
          "\"HS256\"",
          "\"HS384\"",
          "\"HS512\"",
          "\"hs256\"",
          "\"RS256\"",
          "\"RS384\"",
          "\"RS512\"",
          "\"RS1\"",
          "\"PS256\"",
          "\"PS512\"",
          "\"A128KW\"",
          "\"A256GCMKW\"",
          "\"RSA1_5\"",
          "\"RSA-OAEP\"",
          "\"ECDH-ES\"",
          "\"PBES2-HS256+A128KW\"",
          "\"dir\"",
          "\"SHA256withECDSA\"",
          "\"-7\"",
          "-7",
          "0",
          "256",
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "[\"ES256\"]",
          "[\"none\",\"ES256\"]",
          "{\"alg\":\"ES256\"}");

  private AlgorithmVectors() {}

  static List<TokenVector> rows(long now) {
    List<TokenVector> rows = new ArrayList<>();
    for (String algorithm : ALGORITHMS) {
      RawToken token = RawToken.good(now).header(RawToken.HEADER.replace("\"ES256\"", algorithm));
      signatures(token)
          .forEach(
              (how, signature) ->
                  rows.add(
                      TokenVector.bad("alg " + algorithm + ", " + how, token.with(signature))));
      rows.add(TokenVector.bad("alg " + algorithm + ", two parts", token.unsigned()));
    }
    return rows;
  }

  private static Map<String, byte[]> signatures(RawToken token) {
    Map<String, byte[]> signatures = new LinkedHashMap<>();
    signatures.put("signed with our key", token.halves().bytes());
    signatures.put("without signature", new byte[0]);
    publicForms()
        .forEach(
            (form, secret) ->
                signatures.put(
                    "keyed with the public key as " + form, hmac(secret, token.unsigned())));
    return signatures;
  }

  /** What a verifier that confuses the two kinds of key would take for the secret. */
  private static Map<String, byte[]> publicForms() {
    try {
      byte[] x509 = RawToken.publicKey().toECPublicKey().getEncoded();
      String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509);
      String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
      Map<String, byte[]> forms = new LinkedHashMap<>();
      forms.put("X.509", x509);
      forms.put("PEM", RawToken.utf8(pem));
      forms.put("JWK", RawToken.utf8(RawToken.publicKey().toJSONString()));
      forms.put(
          "point",
          RawToken.joined(
              new byte[] {4},
              RawToken.publicKey().getX().decode(),
              RawToken.publicKey().getY().decode()));
      forms.put("hexadecimal", Hex.toHexString(x509).getBytes(StandardCharsets.US_ASCII));
      return forms;
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(RawToken.utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
