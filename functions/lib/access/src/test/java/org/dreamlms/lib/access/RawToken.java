package org.dreamlms.lib.access;

import com.nimbusds.jose.jwk.ECKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A token byte for byte: the two texts as they stand, signed with a key that is written here, so
 * that every run makes the same vectors.
 */
record RawToken(String header, String claims) {

  /** The key of RFC 6979 appendix A.2.5, known to everybody. */
  static final BigInteger KEY =
      new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16);

  static final String KEY_ID = "vector";
  static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"vector\"}";

  private static final BigInteger NONCE =
      new BigInteger("A6E3C57DD01ABE90086538398355DD4C3B17AA873382B0F24D6129493D8AAD60", 16);

  /** Nothing is wrong with it. */
  static RawToken good(long now) {
    return new RawToken(HEADER, claims(now));
  }

  static String claims(long now) {
    return claims(now, "");
  }

  /**
   * @param more further members, each with a comma before it
   */
  static String claims(long now, String more) {
    return "{\"iss\":\"https://dreamlms.org\",\"aud\":\"dream-lms\","
        + "\"sub\":\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\",\"role\":\"student\",\"iat\":"
        + now
        + ",\"exp\":"
        + (now + 3_600)
        + more
        + "}";
  }

  static ECKey publicKey() {
    return P256.jwk(KEY_ID, P256.point(KEY));
  }

  RawToken header(String other) {
    return new RawToken(other, claims);
  }

  RawToken claimsAre(String other) {
    return new RawToken(header, other);
  }

  String unsigned() {
    return ForgedToken.encode(header) + "." + ForgedToken.encode(claims);
  }

  P256.Halves halves() {
    return halves(NONCE);
  }

  P256.Halves halves(BigInteger nonce) {
    return P256.sign(KEY, nonce, P256.digest("SHA-256", unsigned()));
  }

  String signed() {
    return with(halves());
  }

  String with(P256.Halves halves) {
    return with(halves.bytes());
  }

  String with(byte[] signature) {
    return unsigned() + "." + ForgedToken.encode(signature);
  }

  /** Parts of any bytes, properly signed. */
  static String signed(byte[] header, byte[] claims) {
    return signedParts(ForgedToken.encode(header), ForgedToken.encode(claims));
  }

  /** Parts that are written as they stand, properly signed. */
  static String signedParts(String header, String claims) {
    String unsigned = header + "." + claims;
    byte[] signature = P256.sign(KEY, NONCE, P256.digest("SHA-256", unsigned)).bytes();
    return unsigned + "." + ForgedToken.encode(signature);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    byte[] all = new byte[0];
    for (byte[] part : parts) {
      int at = all.length;
      all = Arrays.copyOf(all, at + part.length);
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }
}
