package org.dreamlms.lib.access;

import com.nimbusds.jose.jwk.JWK;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.util.BigIntegers;

/**
 * What Project Wycheproof tries on ECDSA in the form of JWS, made anew for our token format: its
 * files are in no artifact repository.
 */
final class SignatureVectors {
  private static final BigInteger ZERO = BigInteger.ZERO;
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger LIMIT = ONE.shiftLeft(256);

  private final List<TokenVector> rows = new ArrayList<>();
  private final List<JWK> keys = new ArrayList<>();
  private final RawToken token;
  private final P256.Halves real;

  SignatureVectors(long now) {
    token = RawToken.good(now);
    real = token.halves();
    keys.add(RawToken.publicKey());
    range();
    chosen();
    nonces();
    lengths();
    forms();
    digests();
    bits();
  }

  List<TokenVector> rows() {
    return List.copyOf(rows);
  }

  /** The public keys under which the good rows hold. */
  List<JWK> keys() {
    return List.copyOf(keys);
  }

  /**
   * Every pair of remarkable halves. Also with s in the upper half of the range a signature is one.
   */
  private void range() {
    BigInteger r = real.r();
    BigInteger s = real.s();
    Map<String, BigInteger> numbers = new LinkedHashMap<>();
    numbers.put("0", ZERO);
    numbers.put("1", ONE);
    numbers.put("2", TWO);
    numbers.put("n/2", P256.N.shiftRight(1));
    numbers.put("n-2", P256.N.subtract(TWO));
    numbers.put("n-1", P256.N.subtract(ONE));
    numbers.put("n", P256.N);
    numbers.put("n+1", P256.N.add(ONE));
    numbers.put("p-1", P256.P.subtract(ONE));
    numbers.put("p", P256.P);
    numbers.put("p+1", P256.P.add(ONE));
    numbers.put("2^255", ONE.shiftLeft(255));
    numbers.put("2^256-1", LIMIT.subtract(ONE));
    numbers.put("r", r);
    numbers.put("n-r", P256.N.subtract(r));
    numbers.put("1/r", r.modInverse(P256.N));
    numbers.put("s", s);
    numbers.put("n-s", P256.N.subtract(s));
    numbers.put("1/s", s.modInverse(P256.N));
    numbers.forEach(
        (nameOfR, first) ->
            numbers.forEach(
                (nameOfS, second) ->
                    rows.add(
                        new TokenVector(
                            "halves (" + nameOfR + ", " + nameOfS + ")",
                            token.with(new P256.Halves(first, second)),
                            nameOfR.equals("r")
                                && (nameOfS.equals("s") || nameOfS.equals("n-s"))))));
  }

  /** Halves chosen first, the key made to fit: small, large, and with x of the point beyond n. */
  private void chosen() {
    List<BigInteger> xs =
        List.of(
            P256.nextX(ONE),
            P256.nextX(BigInteger.valueOf(255)),
            P256.nextX(ONE.shiftLeft(64)),
            P256.nextX(ONE.shiftLeft(128)),
            P256.nextX(ONE.shiftLeft(223)),
            P256.nextX(ONE.shiftLeft(255)),
            P256.nextX(P256.N.add(ONE)),
            P256.nextX(P256.N.add(ONE.shiftLeft(32))));
    List<BigInteger> seconds =
        List.of(ONE, TWO, ONE.shiftLeft(128), P256.N.shiftRight(1), P256.N.subtract(ONE));
    for (BigInteger x : xs) {
      for (BigInteger s : seconds) {
        chosen(x, s);
      }
    }
  }

  private void chosen(BigInteger x, BigInteger s) {
    String keyId = "chosen-" + keys.size();
    RawToken own = token.header(RawToken.HEADER.replace(RawToken.KEY_ID, keyId));
    P256.Halves halves = new P256.Halves(x.mod(P256.N), s);
    keys.add(P256.jwk(keyId, P256.keyFor(x, s, P256.digest("SHA-256", own.unsigned()))));
    String name = keyId + ": x=" + x.toString(16) + " s=" + s.toString(16);
    rows.add(TokenVector.good(name, own.with(halves)));
    rows.add(TokenVector.bad(name + ", of another key", token.with(halves)));
    rows.add(TokenVector.bad(name + ", r + 1", own.with(halves.r(halves.r().add(ONE)))));
    rows.add(TokenVector.bad(name + ", s + 2", own.with(halves.s(s.add(TWO)))));
    addIfItFits(name + ", r + n", own, halves.r(halves.r().add(P256.N)));
    addIfItFits(name + ", s + n", own, halves.s(s.add(P256.N)));
  }

  private void addIfItFits(String name, RawToken own, P256.Halves halves) {
    if (halves.r().compareTo(LIMIT) < 0 && halves.s().compareTo(LIMIT) < 0) {
      rows.add(TokenVector.bad(name, own.with(halves)));
    }
  }

  /** Signatures of chosen nonces; among a thousand some have halves that begin with a zero byte. */
  private void nonces() {
    for (int nonce = 1; nonce <= 1_000; nonce++) {
      P256.Halves halves = token.halves(BigInteger.valueOf(nonce));
      boolean shortHalf = halves.r().bitLength() <= 248 || halves.s().bitLength() <= 248;
      if (nonce <= 20 || shortHalf) {
        rows.add(TokenVector.good("nonce " + nonce, token.with(halves)));
      }
      if (shortHalf) {
        byte[] first = BigIntegers.asUnsignedByteArray(halves.r());
        byte[] second = BigIntegers.asUnsignedByteArray(halves.s());
        rows.add(
            TokenVector.bad(
                "nonce " + nonce + " without the zeros before its halves",
                token.with(RawToken.joined(first, second))));
      }
    }
  }

  private void lengths() {
    byte[] signature = real.bytes();
    for (int length = 0; length < 64; length++) {
      rows.add(
          TokenVector.bad(
              "first " + length + " bytes", token.with(Arrays.copyOf(signature, length))));
    }
    for (int more : new int[] {1, 2, 4, 8, 16, 32, 64, 68}) {
      rows.add(
          TokenVector.bad(
              more + " zero bytes behind", token.with(Arrays.copyOf(signature, 64 + more))));
      rows.add(
          TokenVector.bad(
              more + " zero bytes before", token.with(RawToken.joined(new byte[more], signature))));
      byte[] first = Arrays.copyOf(signature, 32);
      byte[] second = Arrays.copyOfRange(signature, 32, 64);
      byte[] zeros = new byte[more];
      rows.add(
          TokenVector.bad(
              more + " zero bytes before each half",
              token.with(RawToken.joined(zeros, first, zeros, second))));
    }
  }

  private void forms() {
    byte[] signature = real.bytes();
    byte[] der = der(real);
    byte[] reversed = new byte[64];
    for (int i = 0; i < 64; i++) {
      reversed[i] = signature[63 - i];
    }
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("DER", der);
    forms.put("DER with a byte behind", Arrays.copyOf(der, der.length + 1));
    forms.put("DER in 64 bytes", Arrays.copyOf(der, 64));
    forms.put("DER with a long length", longLength(der));
    forms.put("DER of zeros", HexFormat.of().parseHex("3006020100020100"));
    forms.put("hexadecimal", RawToken.utf8(HexFormat.of().formatHex(signature)));
    forms.put("Base64 of Base64", RawToken.utf8(ForgedToken.encode(signature)));
    forms.put("bytes from last to first", reversed);
    forms.put("all ones", filled((byte) 0xff));
    forms.put("all zero", new byte[64]);
    forms.put("twice", RawToken.joined(signature, signature));
    forms.put("point form", RawToken.joined(new byte[] {4}, signature));
    forms.forEach((name, bytes) -> rows.add(TokenVector.bad("form: " + name, token.with(bytes))));
    String plain = Base64.getEncoder().encodeToString(signature);
    rows.add(TokenVector.bad("form: padded Base64", token.unsigned() + "." + plain));
    rows.add(
        TokenVector.bad(
            "form: padded Base64url",
            token.unsigned() + "." + Base64.getUrlEncoder().encodeToString(signature)));
  }

  /** The signature is genuine, but of something else. */
  private void digests() {
    String unsigned = token.unsigned();
    int dot = unsigned.indexOf('.');
    Map<String, String> others = new LinkedHashMap<>();
    others.put("nothing", "");
    others.put("the header", unsigned.substring(0, dot));
    others.put("the claims", unsigned.substring(dot + 1));
    others.put("the parts without a dot", unsigned.replace(".", ""));
    others.put("the parts the other way round", swapped(unsigned));
    others.put("the decoded parts", token.header() + "." + token.claims());
    others.put("the token in lower case", unsigned.toLowerCase(Locale.ROOT));
    others.put("a line end behind", unsigned + "\n");
    others.forEach(
        (name, text) ->
            rows.add(TokenVector.bad("signature of " + name, token.with(of("SHA-256", text)))));
    for (String algorithm : List.of("SHA-1", "SHA-224", "SHA-384", "SHA-512", "SHA3-256", "MD5")) {
      rows.add(
          TokenVector.bad("signature of its " + algorithm, token.with(of(algorithm, unsigned))));
    }
    BigInteger digest = P256.digest("SHA-256", unsigned);
    rows.add(
        TokenVector.bad(
            "signature of another key", token.with(P256.sign(BigInteger.TEN, ONE, digest))));
    rows.add(
        TokenVector.bad(
            "signature of a zero digest", token.with(P256.sign(RawToken.KEY, ONE, ZERO))));
  }

  /** Each single bit of a good signature turned round. */
  private void bits() {
    byte[] signature = real.bytes();
    for (int bit = 0; bit < 512; bit++) {
      byte[] other = signature.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      rows.add(TokenVector.bad("bit " + bit + " turned", token.with(other)));
    }
  }

  private static P256.Halves of(String algorithm, String text) {
    return P256.sign(RawToken.KEY, BigInteger.valueOf(7), P256.digest(algorithm, text));
  }

  private static String swapped(String unsigned) {
    int dot = unsigned.indexOf('.');
    return unsigned.substring(dot + 1) + "." + unsigned.substring(0, dot);
  }

  private static byte[] der(P256.Halves halves) {
    byte[] r = halves.r().toByteArray();
    byte[] s = halves.s().toByteArray();
    return RawToken.joined(
        new byte[] {0x30, (byte) (4 + r.length + s.length), 2, (byte) r.length},
        r,
        new byte[] {2, (byte) s.length},
        s);
  }

  private static byte[] longLength(byte[] der) {
    return RawToken.joined(
        new byte[] {der[0], (byte) 0x81}, Arrays.copyOfRange(der, 1, der.length));
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, value);
    return bytes;
  }

  /**
   * Kept out of the rows: what the rows are signed with is checked against the published example.
   */
  static String publishedExample() {
    P256.Halves halves =
        P256.sign(
            RawToken.KEY,
            new BigInteger("A6E3C57DD01ABE90086538398355DD4C3B17AA873382B0F24D6129493D8AAD60", 16),
            P256.digest("SHA-256", "sample"));
    return HexFormat.of().withUpperCase().formatHex(halves.bytes());
  }
}
