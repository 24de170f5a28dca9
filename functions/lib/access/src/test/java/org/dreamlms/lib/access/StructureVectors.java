package org.dreamlms.lib.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A good token written otherwise: other parts, other spellings of the same bytes, other bytes. */
final class StructureVectors {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final List<TokenVector> rows = new ArrayList<>();
  private final RawToken raw;
  private final String token;
  private final String header;
  private final String claims;
  private final String signature;

  StructureVectors(long now) {
    raw = RawToken.good(now);
    token = raw.signed();
    String[] parts = token.split("\\.", -1);
    header = parts[0];
    claims = parts[1];
    signature = parts[2];
    rows.add(TokenVector.good("nothing wrong", token));
    parts();
    serialisations();
    padding();
    spareBits();
    foreign();
    encodings();
    lengths(now);
  }

  List<TokenVector> rows() {
    return List.copyOf(rows);
  }

  private void parts() {
    bad("nothing", "");
    bad("dots", ".", "..", "...", "....");
    bad("one part", header, claims, signature);
    bad("two parts", header + "." + claims, claims + "." + signature, header + "." + signature);
    bad("dot before", "." + token, ".." + token);
    bad("dot behind", token + ".", token + "..");
    bad("four parts", token + ".AA", "AA." + token, header + "." + token);
    bad("five parts, as a JWE", header + ".." + claims + ".AAAA." + signature);
    bad("no header", "." + claims + "." + signature);
    bad("no claims", header + ".." + signature, header + "." + signature + ".");
    bad("no signature", header + "." + claims + ".");
    bad("other order", claims + "." + header + "." + signature);
    bad("signature first", signature + "." + header + "." + claims);
    bad("header twice", header + "." + header + "." + signature);
    bad("claims twice", header + "." + claims + "." + claims);
    bad("other separators", token.replace('.', ','), token.replace('.', ' '));
    bad("other dots", token.replace(".", "%2E"), token.replace('.', '\u3002'));
    bad("fullwidth dots", token.replace('.', '\uff0e'), token.replace('.', '\u2024'));
    bad("two tokens", token + token, token + "." + token, token + "," + token);
    bad("with a scheme", "Bearer " + token, "bearer:" + token, "JWT " + token);
    bad("in quotes", '"' + token + '"', "'" + token + "'", "<" + token + ">");
  }

  private void serialisations() {
    String flat =
        "{\"protected\":\""
            + header
            + "\",\"payload\":\""
            + claims
            + "\",\"signature\":\""
            + signature
            + "\"}";
    bad("JSON, flattened", flat, ForgedToken.encode(flat));
    bad(
        "JSON, general",
        "{\"payload\":\""
            + claims
            + "\",\"signatures\":[{\"protected\":\""
            + header
            + "\",\"signature\":\""
            + signature
            + "\"}]}");
    bad("claims as they are", header + "." + raw.claims() + "." + signature);
    bad("everything as it is", raw.header() + "." + raw.claims() + "." + signature);
    bad("encoded once more", ForgedToken.encode(token));
    bad(
        "each part encoded once more",
        ForgedToken.encode(header)
            + "."
            + ForgedToken.encode(claims)
            + "."
            + ForgedToken.encode(signature));
    bad("encoded for an address", token.replace("-", "%2D").replace(".", "%2E"));
  }

  private void padding() {
    for (String pad : List.of("=", "==", "===", "%3D", "\u003d\u003d")) {
      bad("padding " + pad + " behind", token + pad);
      bad("padding " + pad + " before", pad + token);
      bad("padding " + pad + " of the header", header + pad + "." + claims + "." + signature);
      bad("padding " + pad + " of the claims", header + "." + claims + pad + "." + signature);
    }
    rows.add(
        TokenVector.bad(
            "padded and signed so",
            RawToken.signedParts(padded(raw.header()), padded(raw.claims() + " "))));
  }

  /** The last character of a part may hold bits that no byte takes: each other value of them. */
  private void spareBits() {
    spareBits("header", header, "", "." + claims + "." + signature);
    spareBits("claims", claims, header + ".", "." + signature);
    spareBits("signature", signature, header + "." + claims + ".", "");
    // Signed over the odd spelling, so that nothing but the spelling is wrong.
    for (String shorter : List.of(raw.claims(), raw.claims() + " ", raw.claims() + "  ")) {
      String part = ForgedToken.encode(shorter);
      for (String odd : otherLastCharacters(part)) {
        if (Arrays.equals(decoded(odd), decoded(part))) {
          rows.add(
              TokenVector.bad(
                  "signed with spare bits: " + odd.substring(odd.length() - 4),
                  RawToken.signedParts(header, odd)));
        }
      }
    }
  }

  private void spareBits(String name, String part, String before, String behind) {
    for (String other : otherLastCharacters(part)) {
      bad("last character of the " + name, before + other + behind);
    }
  }

  private static List<String> otherLastCharacters(String part) {
    String start = part.substring(0, part.length() - 1);
    return ALPHABET
        .chars()
        .mapToObj(letter -> start + (char) letter)
        .filter(other -> !other.equals(part))
        .toList();
  }

  /** Characters that lenient decoders skip or take for others. */
  private void foreign() {
    for (String other :
        List.of(
            " ",
            "\t",
            "\n",
            "\r\n",
            "\0",
            "+",
            "/",
            "=",
            "*",
            "!",
            "~",
            "%",
            "%20",
            "%00",
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\u202e",
            "\u00e9",
            "\u0131",
            "\u212a",
            "\uff21",
            "\ud83d\udd11",
            "\ud83d")) {
      String shown = String.format(Locale.ROOT, "U+%04X", (int) other.charAt(0));
      bad(shown + " before", other + token);
      bad(shown + " behind", token + other);
      bad(shown + " in the header", token.substring(0, 8) + other + token.substring(8));
      int inClaims = header.length() + 9;
      bad(
          shown + " in the claims",
          token.substring(0, inClaims) + other + token.substring(inClaims));
      bad(
          shown + " in the signature",
          token.substring(0, token.length() - 9) + other + token.substring(token.length() - 9));
    }
    bad(
        "lower case",
        token.toLowerCase(Locale.ROOT),
        header.toLowerCase(Locale.ROOT) + "." + claims + "." + signature);
    bad(
        "upper case",
        token.toUpperCase(Locale.ROOT),
        header + "." + claims + "." + signature.toUpperCase(Locale.ROOT));
    String plain = Base64.getEncoder().withoutPadding().encodeToString(raw.halves().bytes());
    if (!plain.equals(signature)) {
      bad("plain Base64", header + "." + claims + "." + plain);
    }
  }

  /** Properly signed, over bytes that are no UTF-8 text. */
  private void encodings() {
    byte[] head = RawToken.utf8(raw.header());
    byte[] body = RawToken.utf8(raw.claims());
    signed("header in UTF-16", raw.header().getBytes(StandardCharsets.UTF_16), body);
    signed("claims in UTF-16", head, raw.claims().getBytes(StandardCharsets.UTF_16LE));
    signed("header in UTF-32", raw.header().getBytes(StandardCharsets.UTF_32), body);
    for (int wrong : new int[] {0x80, 0xc0, 0xe0, 0xf8, 0xfe, 0xff}) {
      byte[] one = {(byte) wrong};
      signed("byte " + wrong + " behind the header", RawToken.joined(head, one), body);
      signed("byte " + wrong + " before the header", RawToken.joined(one, head), body);
      signed("byte " + wrong + " behind the claims", head, RawToken.joined(body, one));
      signed("byte " + wrong + " in a claim", head, replaced(body, (byte) wrong));
      signed("byte " + wrong + " in the header", replaced(head, (byte) wrong), body);
    }
    // "/" (2f) in two bytes where UTF-8 takes one.
    byte[] overlong = RawToken.utf8(raw.claims().replace("//", "\u0001\u0001"));
    byte[] wide = new byte[0];
    for (byte each : overlong) {
      wide =
          each == 1
              ? RawToken.joined(wide, new byte[] {(byte) 0xc0, (byte) 0xaf})
              : RawToken.joined(wide, new byte[] {each});
    }
    signed("overlong UTF-8", head, wide);
    signed("header of bytes", new byte[40], body);
    signed("claims of bytes", head, new byte[40]);
  }

  private static byte[] replaced(byte[] text, byte other) {
    byte[] copy = text.clone();
    copy[12] = other;
    return copy;
  }

  private void lengths(long now) {
    String name = "of " + TokenFormat.MAX_LENGTH + " characters";
    rows.add(TokenVector.good(name, ofLength(now, TokenFormat.MAX_LENGTH)));
    rows.add(TokenVector.bad("one longer", ofLength(now, TokenFormat.MAX_LENGTH + 1)));
    rows.add(TokenVector.bad("a thousand longer", ofLength(now, TokenFormat.MAX_LENGTH + 1_000)));
    bad("ten thousand letters", "a".repeat(10_000));
    bad("ten thousand dots", ".".repeat(10_000));
    bad("a million letters", "a".repeat(1_000_000));
  }

  private static String ofLength(long now, int length) {
    for (int filler = 0; ; filler++) {
      String claims = RawToken.claims(now, ",\"x\":\"" + "x".repeat(filler) + "\"");
      for (String end : List.of("", " ", "  ")) {
        String token = new RawToken(RawToken.HEADER + end, claims).signed();
        if (token.length() == length) {
          return token;
        }
      }
    }
  }

  private void signed(String name, byte[] head, byte[] body) {
    rows.add(TokenVector.bad(name, RawToken.signed(head, body)));
  }

  private void bad(String name, String... tokens) {
    for (String each : tokens) {
      rows.add(TokenVector.bad(name, each));
    }
  }

  private static String padded(String text) {
    return Base64.getUrlEncoder().encodeToString(RawToken.utf8(text));
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
