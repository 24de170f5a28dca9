package org.dreamlms.functions.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106, version 1.3), stored in PHC form:
 *
 * <pre>$argon2id$v=19$m=19456,t=2,p=1$&lt;salt&gt;$&lt;hash&gt;     Base64 without padding</pre>
 */
final class PasswordHash {
  static final int SALT_BYTES = 16;
  static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Argon2Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(Argon2Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes the password; takes tens of milliseconds and the memory of its cost. */
  static PasswordHash of(String password, Argon2Cost cost, byte[] salt) {
    byte[] own = salt.clone();
    return new PasswordHash(cost, own, compute(password, cost, own, HASH_BYTES));
  }

  /** A hash that no password has, for work that must take as long as with a real one. */
  static PasswordHash ofNobody(Argon2Cost cost) {
    return new PasswordHash(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  /** Empty when the text is not of this form, or asks for more than this function gives. */
  static Optional<PasswordHash> parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Argon2Cost cost = new Argon2Cost(number(parts, 1), number(parts, 2), number(parts, 3));
      Base64.Decoder base64 = Base64.getDecoder();
      return Optional.of(
          new PasswordHash(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the hash of that password. Takes the same time whatever the answer is. */
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, compute(password, cost, salt, hash.length));
  }

  Argon2Cost cost() {
    return cost;
  }

  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    // Not by a format: some languages write digits of their own.
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.iterations()
        + ",p="
        + cost.lanes()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static byte[] compute(String password, Argon2Cost cost, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] result = new byte[length];
    // One spelling of "ş": keyboards send it composed or decomposed (RFC 8265 section 4.2.2).
    String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), result);
    return result;
  }
}
