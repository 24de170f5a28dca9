package org.dreamlms.lib.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * ECDSA on the curve P-256 written out, so that a vector can choose what a signing library never
 * lets it choose: the nonce, a half of the signature, the key that makes a given signature hold.
 */
final class P256 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");

  /** Order of the base point. */
  static final BigInteger N = CURVE.getN();

  /** The field's prime; the room between N and P is where x of a point is not yet r. */
  static final BigInteger P = CURVE.getCurve().getField().getCharacteristic();

  private P256() {}

  /** The two halves of a signature, as numbers of any size. */
  record Halves(BigInteger r, BigInteger s) {

    /** The form of JWS (RFC 7518 section 3.4): both halves with 32 bytes. */
    byte[] bytes() {
      byte[] both = new byte[64];
      System.arraycopy(BigIntegers.asUnsignedByteArray(32, r), 0, both, 0, 32);
      System.arraycopy(BigIntegers.asUnsignedByteArray(32, s), 0, both, 32, 32);
      return both;
    }

    Halves r(BigInteger other) {
      return new Halves(other, s);
    }

    Halves s(BigInteger other) {
      return new Halves(r, other);
    }
  }

  static BigInteger digest(String algorithm, String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      BigInteger number = new BigInteger(1, hash);
      return number.shiftRight(Math.max(0, hash.length * 8 - N.bitLength()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Halves sign(BigInteger key, BigInteger nonce, BigInteger digest) {
    BigInteger r = x(CURVE.getG().multiply(nonce)).mod(N);
    BigInteger s = nonce.modInverse(N).multiply(digest.add(r.multiply(key))).mod(N);
    return new Halves(r, s);
  }

  /** The public key of a private one. */
  static ECPoint point(BigInteger key) {
    return CURVE.getG().multiply(key).normalize();
  }

  /** The smallest x, from this one on, of a point of the curve. */
  static BigInteger nextX(BigInteger from) {
    for (BigInteger x = from; ; x = x.add(BigInteger.ONE)) {
      if (isX(x)) {
        return x;
      }
    }
  }

  /** The one public key under which (x mod N, s) is a signature of this digest: r^-1 (sR - eG). */
  static ECPoint keyFor(BigInteger x, BigInteger s, BigInteger digest) {
    ECPoint signed = CURVE.getCurve().decodePoint(compressed(x)).multiply(s);
    ECPoint base = CURVE.getG().multiply(digest.mod(N));
    return signed.subtract(base).multiply(x.mod(N).modInverse(N)).normalize();
  }

  static ECKey jwk(String keyId, ECPoint point) {
    return new ECKey.Builder(
            Curve.P_256,
            Base64URL.encode(point.getAffineXCoord().getEncoded()),
            Base64URL.encode(point.getAffineYCoord().getEncoded()))
        .keyID(keyId)
        .build();
  }

  private static boolean isX(BigInteger x) {
    try {
      return CURVE.getCurve().decodePoint(compressed(x)).isValid();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] compressed(BigInteger x) {
    byte[] bytes = new byte[33];
    bytes[0] = 2;
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, x), 0, bytes, 1, 32);
    return bytes;
  }

  private static BigInteger x(ECPoint point) {
    return point.normalize().getAffineXCoord().toBigInteger();
  }
}
