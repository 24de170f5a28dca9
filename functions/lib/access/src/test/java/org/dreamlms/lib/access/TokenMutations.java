package org.dreamlms.lib.access;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Good tokens with something changed: never one of the good tokens themselves. */
final class TokenMutations {

  /** What is done to a token. */
  enum Kind {
    LETTER,
    FOREIGN_LETTER,
    INSERTED,
    DELETED,
    TRUNCATED,
    BIT_OF_A_PART,
    BYTE_OF_A_PART,
    SPARE_BITS,
    LETTER_CASE,
    PARTS_OF_ANOTHER,
    PARTS_IN_ANOTHER_ORDER,
    PART_DOUBLED,
    CLAIM_CHANGED,
    HEADER_CHANGED,
    SIGNED_BY_ANOTHER
  }

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String FOREIGN =
      ".=+/ \t\r\n\0%~*,;:\"'{}\u00e9\u0131\u0130\u200b\uff21\ud83d";

  private final List<RawToken> tokens;
  private final List<String> good;
  private final RandomGenerator random;

  TokenMutations(List<RawToken> tokens, RandomGenerator random) {
    this.tokens = List.copyOf(tokens);
    this.random = random;
    this.good = tokens.stream().map(RawToken::signed).toList();
  }

  /** The tokens that are changed. */
  List<String> good() {
    return good;
  }

  String next(Kind kind) {
    String mutated;
    do {
      mutated = change(kind, random.nextInt(good.size()));
    } while (good.contains(mutated));
    return mutated;
  }

  private String change(Kind kind, int which) {
    String token = good.get(which);
    return switch (kind) {
      case LETTER -> replaced(token, any(LETTERS));
      case FOREIGN_LETTER -> replaced(token, any(FOREIGN));
      case INSERTED -> inserted(token, any(random.nextBoolean() ? LETTERS : FOREIGN));
      case DELETED -> deleted(token);
      case TRUNCATED -> truncated(token);
      case BIT_OF_A_PART -> withPart(token, this::bitTurned);
      case BYTE_OF_A_PART -> withPart(token, this::byteChanged);
      case SPARE_BITS -> spareBits(token);
      case LETTER_CASE -> otherCase(token);
      case PARTS_OF_ANOTHER -> mixed();
      case PARTS_IN_ANOTHER_ORDER -> inAnotherOrder(token);
      case PART_DOUBLED -> doubled(token);
      case CLAIM_CHANGED -> withClaims(tokens.get(which), token);
      case HEADER_CHANGED -> withHeader(tokens.get(which), token);
      case SIGNED_BY_ANOTHER -> signedByAnother(tokens.get(which));
    };
  }

  private String replaced(String token, char letter) {
    StringBuilder text = new StringBuilder(token);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      text.setCharAt(random.nextInt(token.length()), letter);
    }
    return text.toString();
  }

  private String inserted(String token, char letter) {
    return new StringBuilder(token).insert(random.nextInt(token.length() + 1), letter).toString();
  }

  private String deleted(String token) {
    int from = random.nextInt(token.length());
    int to = Math.min(token.length(), from + 1 + random.nextInt(20));
    return token.substring(0, from) + token.substring(to);
  }

  private String truncated(String token) {
    int at = random.nextInt(token.length());
    return random.nextBoolean() ? token.substring(0, at) : token.substring(at + 1);
  }

  private interface Change {
    byte[] of(byte[] part);
  }

  /** Changes the bytes that one part stands for, and spells them properly. */
  private String withPart(String token, Change change) {
    String[] parts = token.split("\\.", -1);
    int which = random.nextInt(3);
    parts[which] = ForgedToken.encode(change.of(Base64.getUrlDecoder().decode(parts[which])));
    return String.join(".", parts);
  }

  private byte[] bitTurned(byte[] part) {
    byte[] other = part.clone();
    other[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  private byte[] byteChanged(byte[] part) {
    int at = random.nextInt(part.length);
    byte[] before = Arrays.copyOf(part, at);
    byte[] behind = Arrays.copyOfRange(part, at, part.length);
    byte[] one = {(byte) random.nextInt(256)};
    return random.nextBoolean()
        ? RawToken.joined(before, one, behind)
        : RawToken.joined(before, one, Arrays.copyOfRange(behind, 1, behind.length));
  }

  /** Another last letter of a part: some of them decode to the same bytes. */
  private String spareBits(String token) {
    String[] parts = token.split("\\.", -1);
    int which = random.nextInt(3);
    String part = parts[which];
    parts[which] = part.substring(0, part.length() - 1) + any(LETTERS);
    return String.join(".", parts);
  }

  private String otherCase(String token) {
    int from = random.nextInt(token.length());
    int to = random.nextInt(from, token.length()) + 1;
    String middle = token.substring(from, to);
    String other =
        random.nextBoolean() ? middle.toLowerCase(Locale.ROOT) : middle.toUpperCase(Locale.ROOT);
    return token.substring(0, from) + other + token.substring(to);
  }

  /** Each part of some good token; all are of one header, so that is never what gives it away. */
  private String mixed() {
    return part(0) + "." + part(1) + "." + part(2);
  }

  private String part(int which) {
    return good.get(random.nextInt(good.size())).split("\\.", -1)[which];
  }

  private String inAnotherOrder(String token) {
    String[] parts = token.split("\\.", -1);
    int first = random.nextInt(3);
    int second = (first + 1 + random.nextInt(2)) % 3;
    String kept = parts[first];
    parts[first] = parts[second];
    parts[second] = kept;
    return String.join(".", parts);
  }

  private String doubled(String token) {
    int from = random.nextInt(token.length());
    int to = random.nextInt(from, token.length()) + 1;
    return token.substring(0, to) + token.substring(from, to) + token.substring(to);
  }

  private String withClaims(RawToken raw, String token) {
    String claims =
        switch (random.nextInt(5)) {
          case 0 -> raw.claims().replace("\"student\"", "\"admin\"");
          case 1 -> raw.claims().replaceFirst("\"exp\":\\d+", "\"exp\":" + random.nextInt());
          case 2 -> raw.claims().replaceFirst("f000", "f001");
          case 3 -> raw.claims().replace("}", ",\"x\":" + random.nextInt() + "}");
          default -> raw.claims() + " ".repeat(1 + random.nextInt(9));
        };
    return raw.claimsAre(claims).unsigned() + token.substring(token.lastIndexOf('.'));
  }

  private String withHeader(RawToken raw, String token) {
    String header =
        switch (random.nextInt(4)) {
          case 0 -> raw.header().replace("ES256", random.nextBoolean() ? "none" : "HS256");
          case 1 -> raw.header().replace("vector", "vector" + random.nextInt());
          case 2 -> raw.header().replace("at+jwt", "JWT");
          default -> raw.header() + " ".repeat(1 + random.nextInt(9));
        };
    return raw.header(header).unsigned() + token.substring(token.lastIndexOf('.'));
  }

  private String signedByAnother(RawToken raw) {
    byte[] key = new byte[31];
    random.nextBytes(key);
    BigInteger digest = P256.digest("SHA-256", raw.unsigned());
    BigInteger number = new BigInteger(1, key).add(BigInteger.TWO);
    return raw.with(P256.sign(number, number.add(BigInteger.ONE), digest));
  }

  private char any(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }
}
