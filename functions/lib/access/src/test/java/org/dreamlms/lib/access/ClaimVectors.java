package org.dreamlms.lib.access;

import java.util.ArrayList;
import java.util.List;

/** Tokens that are properly signed, over claims which are not quite right. */
final class ClaimVectors {
  private static final String SUBJECT = "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\"";
  private static final String ISSUER = "\"https://dreamlms.org\"";
  private static final String AUDIENCE = "\"dream-lms\"";

  /** No time at all, or no whole number of seconds of this age. */
  private static final List<String> NO_TIMES =
      List.of(
          "null",
          "true",
          "false",
          "\"\"",
          "\"soon\"",
          "\"4102444800\"",
          "\"2099-01-01T00:00:00Z\"",
          "[]",
          "[4102444800]",
          "{}",
          "{\"seconds\":4102444800}",
          "4102444800.0",
          "4102444800.5",
          "4.1024448e9",
          "41024448e2",
          "4102444800e0",
          "1e300",
          "1e308",
          "1e309",
          "-1e300",
          "1e-300",
          "-1",
          "-4102444800",
          "253402300800",
          "4102444800000",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999",
          "9".repeat(400),
          "NaN",
          "Infinity",
          "-Infinity",
          "0x7fffffff",
          "+4102444800",
          "04102444800",
          "4_102_444_800",
          "4102444800L",
          ".5",
          "5.",
          "-",
          "");

  private final List<TokenVector> rows = new ArrayList<>();
  private final long now;
  private final String claims;

  ClaimVectors(long now) {
    this.now = now;
    this.claims = RawToken.claims(now);
  }

  /** Case TK3. */
  List<TokenVector> times() {
    rows.clear();
    exp();
    starts("iat", "");
    starts("nbf", "\"iat\":" + now + ",");
    row(false, "no exp", claims.replace(",\"exp\":" + (now + 3_600), ""));
    row(false, "no iat", claims.replace(",\"iat\":" + now, ""));
    row(false, "exp twice, first good", RawToken.claims(now, ",\"exp\":" + (now - 1)));
    row(false, "exp twice, last good", claims.replaceFirst("\\{", "{\"exp\":" + (now - 1) + ","));
    row(false, "exp in other letters", claims.replace("\"exp\"", "\"Exp\""));
    row(true, "issued long ago", claims.replace("\"iat\":" + now, "\"iat\":0"));
    return List.copyOf(rows);
  }

  /** Case TK4. */
  List<TokenVector> names() {
    rows.clear();
    issuer();
    audience();
    subject();
    document();
    return List.copyOf(rows);
  }

  private void exp() {
    String exp = "\"exp\":" + (now + 3_600);
    for (String value : NO_TIMES) {
      row(false, "exp " + value, claims.replace(exp, "\"exp\":" + value));
    }
    for (long offset : new long[] {-315_576_000, -86_400, -3_600, -31, -30, -29, -2, -1, 0}) {
      row(false, "exp now" + offset, claims.replace(exp, "\"exp\":" + (now + offset)));
    }
    for (long offset : new long[] {1, 2, 30, 60, 28_800}) {
      row(true, "exp now+" + offset, claims.replace(exp, "\"exp\":" + (now + offset)));
    }
    row(true, "exp in the year 9999", claims.replace(exp, "\"exp\":253402300799"));
  }

  /** {@code iat} and {@code nbf}: no time is refused, and so is one beyond the one tolerance. */
  private void starts(String claim, String before) {
    for (String value : NO_TIMES) {
      row(false, claim + " " + value, with(claim, before, value));
    }
    for (long offset : new long[] {-28_800, -1, 0, 1, 29, 30}) {
      row(true, claim + " now+" + offset, with(claim, before, Long.toString(now + offset)));
    }
    for (long offset : new long[] {31, 32, 60, 3_600, 315_576_000}) {
      row(false, claim + " now+" + offset, with(claim, before, Long.toString(now + offset)));
    }
  }

  private String with(String claim, String before, String value) {
    return claims.replace("\"iat\":" + now, before + "\"" + claim + "\":" + value);
  }

  private void issuer() {
    for (String value :
        List.of(
            "\"https://library.dreamlms.org\"",
            "\"https://dreamlms.org/\"",
            "\"https://dreamlms.org.evil.example\"",
            "\"https://dreamlms.org@evil.example\"",
            "\"https://dreamlms.org\\u0000\"",
            "\"https://DREAMLMS.org\"",
            "\"http://dreamlms.org\"",
            "\"dreamlms.org\"",
            "\" https://dreamlms.org\"",
            "\"https://dreamlms.org \"",
            "\"https://127.0.0.1:8000\"",
            "\"local\"",
            "\"\"",
            "null",
            "true",
            "1",
            "[]",
            "[\"https://dreamlms.org\"]",
            "{}",
            "{\"iss\":\"https://dreamlms.org\"}")) {
      row(false, "iss " + value, claims.replace(ISSUER, value));
    }
    row(false, "no iss", claims.replace("\"iss\":" + ISSUER + ",", ""));
    row(false, "iss twice", RawToken.claims(now, ",\"iss\":\"https://evil.example\""));
  }

  private void audience() {
    row(true, "aud as a list of one", claims.replace(AUDIENCE, "[\"dream-lms\"]"));
    for (String value :
        List.of(
            "\"dream-library\"",
            "\"Dream-LMS\"",
            "\"dream-lms \"",
            "\"dream-lms/\"",
            "\"dream-lms dream-library\"",
            "\"dream-lms,dream-library\"",
            "\"dream\"",
            "\"*\"",
            "\"\"",
            "null",
            "true",
            "1",
            "{}",
            "{\"0\":\"dream-lms\"}",
            "[]",
            "[[\"dream-lms\"]]",
            "[\"dream-library\"]",
            "[\"dream-lms\",\"dream-library\"]",
            "[\"dream-library\",\"dream-lms\"]",
            "[\"dream-lms\",\"dream-lms\"]",
            "[\"dream-lms\",null]",
            "[null]",
            "[1]")) {
      row(false, "aud " + value, claims.replace(AUDIENCE, value));
    }
    row(false, "no aud", claims.replace("\"aud\":" + AUDIENCE + ",", ""));
    row(false, "aud twice", RawToken.claims(now, ",\"aud\":\"dream-library\""));
  }

  private void subject() {
    for (String value :
        List.of(
            "\"\"",
            "\" \"",
            "\"admin\"",
            "\"0\"",
            "\"1-1-1-1-1\"",
            "\"7A1F4F0E-43A3-4A41-8C1F-3F0C6A6F0001\"",
            "\"7a1f4f0e43a34a418c1f3f0c6a6f0001\"",
            "\"{7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001}\"",
            "\"urn:uuid:7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001 \"",
            "\" 7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\\u0000\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f000\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f00011\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f000g\"",
            "\"7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f000\\uff11\"",
            "\"+7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001\"",
            "\"' OR 1=1 --\"",
            "\"../../etc\"",
            "null",
            "true",
            "7",
            "[]",
            "[" + SUBJECT + "]",
            "{}",
            "{\"sub\":" + SUBJECT + "}")) {
      row(false, "sub " + value, claims.replace(SUBJECT, value));
    }
    row(false, "no sub", claims.replace("\"sub\":" + SUBJECT + ",", ""));
    row(
        false,
        "sub twice",
        RawToken.claims(now, ",\"sub\":\"00000000-0000-4000-8000-000000000001\""));
    row(false, "sub in other letters", claims.replace("\"sub\"", "\"SUB\""));
  }

  /** The claims as a whole. What nobody here reads may stand there: also a role of one's own. */
  private void document() {
    for (String more :
        List.of(
            ",\"jti\":\"x\"",
            ",\"role\":\"admin\"".replace("role", "roles"),
            ",\"is_superuser\":true",
            ",\"scope\":\"admin\"",
            ",\"x\":{\"y\":[1,2,{\"z\":null}]}",
            ",\"name\":\"Ayşe \\ud83d\\udd11\"")) {
      row(true, "claims with " + more, RawToken.claims(now, more));
    }
    row(true, "no role", claims.replace(",\"role\":\"student\"", ""));
    for (String other :
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "0",
            "\"x\"",
            "[" + claims + "]",
            claims + claims,
            claims + "x",
            "x" + claims,
            ")]}'\n" + claims,
            claims.substring(0, claims.length() - 1),
            claims.replace("}", ",}"),
            claims.replace('"', '\''),
            claims.replace("\"", ""),
            claims.replace("{", "{/**/"),
            claims.replace("{", "{#\n"),
            claims.replace(',', ';'),
            claims.replace("\":", "\"="),
            "\ufeff" + claims,
            RawToken.claims(now, ",\"x\":" + "[".repeat(400) + "]".repeat(400)),
            "[".repeat(1_000),
            "{\"x\":".repeat(200))) {
      String shown = other.length() > 60 ? other.substring(0, 60) + "..." : other;
      row(false, "claims are " + shown, other);
    }
  }

  private void row(boolean accepted, String name, String document) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    rows.add(new TokenVector(shown, new RawToken(RawToken.HEADER, document).signed(), accepted));
  }
}
