package org.dreamlms.lib.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tokens that are signed with our key over a header which is not quite ours. */
final class HeaderVectors {
  private final List<TokenVector> rows = new ArrayList<>();
  private final RawToken token;

  HeaderVectors(long now) {
    token = RawToken.good(now);
    rows.add(TokenVector.good("nothing wrong", token.signed()));
    keyIds();
    types();
    further();
    missing();
    duplicates();
    spelling();
  }

  List<TokenVector> rows() {
    return List.copyOf(rows);
  }

  private void keyIds() {
    List<String> keyIds =
        List.of(
            "",
            " ",
            "unknown",
            "VECTOR",
            "Vector",
            "vector ",
            " vector",
            "vector\\u0000",
            "vector\\n",
            "vector\\t",
            "vecto",
            "vectorr",
            "v\\u0435ctor",
            "vector\\u200b",
            "vector,vector",
            "vector/../vector",
            "../../dev/null",
            "../../../../../../proc/self/environ",
            "/dev/null",
            "file:///dev/null",
            "C:\\\\keys\\\\key.pem",
            "\\\\\\\\127.0.0.1\\\\share\\\\key",
            "vector' OR '1'='1",
            "x' UNION SELECT 'key' -- ",
            "'; DROP TABLE \\\"user\\\"; --",
            "$(id)",
            "`id`",
            "| id",
            "${jndi:ldap://127.0.0.1:1/a}",
            "#{7*7}",
            "{{7*7}}",
            "*",
            "%00",
            "%2e%2e%2f",
            "https://127.0.0.1:1/key.json",
            "http://169.254.169.254/latest/meta-data/",
            "ldap://127.0.0.1:1/key",
            "urn:uuid:7a1f4f0e-43a3-4a41-8c1f-3f0c6a6f0001",
            "\\ud83d\\udd11",
            "\\ud83d",
            "null",
            "undefined",
            "__proto__",
            "0",
            "-1");
    keyIds.forEach(keyId -> row("kid \"" + keyId + "\"", header("\"vector\"", '"' + keyId + '"')));
    for (String keyId :
        List.of("null", "true", "0", "1.5", "[]", "[\"vector\"]", "{}", "{\"kid\":\"vector\"}")) {
      row("kid " + keyId, header("\"vector\"", keyId));
    }
    for (int length : new int[] {100, 1_000, 1_400, 10_000, 100_000}) {
      row("kid of " + length, header("\"vector\"", '"' + "k".repeat(length) + '"'));
    }
  }

  private void types() {
    for (String type :
        List.of(
            "\"JWT\"",
            "\"jwt\"",
            "\"AT+JWT\"",
            "\"at+JWT\"",
            "\"application/at+jwt\"",
            "\"at+jwt \"",
            "\" at+jwt\"",
            "\"at jwt\"",
            "\"at%2Bjwt\"",
            "\"at+jwt+x\"",
            "\"at\"",
            "\"id+jwt\"",
            "\"rt+jwt\"",
            "\"dpop+jwt\"",
            "\"logout+jwt\"",
            "\"secevent+jwt\"",
            "\"vc+sd-jwt\"",
            "\"JOSE\"",
            "\"JOSE+JSON\"",
            "\"\"",
            "null",
            "true",
            "1",
            "[]",
            "[\"at+jwt\"]",
            "{}")) {
      // RFC 7515 section 4.1.9: a media type, so its letters' case does not matter.
      boolean same = type.equalsIgnoreCase("\"at+jwt\"");
      rows.add(
          new TokenVector(
              "typ " + type, token.header(header("\"at+jwt\"", type).apply("")).signed(), same));
    }
  }

  /** Parameters that a verifier might follow, trust or be led astray by. */
  private void further() {
    String jwk = RawToken.publicKey().toJSONString();
    String link = "\"https://127.0.0.1:1/keys\"";
    for (String more :
        List.of(
            "\"jku\":" + link,
            "\"jku\":\"file:///dev/null\"",
            "\"jku\":null",
            "\"x5u\":" + link,
            "\"x5u\":\"\"",
            "\"jwk\":" + jwk,
            "\"jwk\":{}",
            "\"jwk\":null",
            "\"jwks\":{\"keys\":[" + jwk + "]}",
            "\"x5c\":[\"AAAA\"]",
            "\"x5c\":[]",
            "\"x5t\":\"AAAA\"",
            "\"x5t#S256\":\"AAAA\"",
            "\"crit\":[\"b64\"],\"b64\":false",
            "\"crit\":[\"b64\"],\"b64\":true",
            "\"crit\":[\"exp\"],\"exp\":4102444800",
            "\"crit\":[\"alg\"]",
            "\"crit\":[]",
            "\"crit\":[\"\"]",
            "\"crit\":\"exp\"",
            "\"crit\":null",
            "\"crit\":true",
            "\"b64\":false",
            "\"b64\":true",
            "\"b64\":null",
            "\"zip\":\"DEF\"",
            "\"cty\":\"JWT\"",
            "\"cty\":\"at+jwt\"",
            "\"enc\":\"A128GCM\"",
            "\"epk\":" + jwk,
            "\"apu\":\"AA\"",
            "\"p2c\":2147483647",
            "\"p2s\":\"AAAA\"",
            "\"iv\":\"AAAA\"",
            "\"tag\":\"AAAA\"",
            "\"nonce\":\"1\"",
            "\"url\":" + link,
            "\"iss\":\"https://dreamlms.org\"",
            "\"exp\":4102444800",
            "\"Alg\":\"none\"",
            "\"ALG\":\"none\"",
            "\"alg \":\"none\"",
            "\"\":\"\"",
            "\"__proto__\":{\"alg\":\"none\"}",
            "\"x\":1",
            "\"x\":" + "[".repeat(600) + "]".repeat(600),
            "\"x\":" + "{\"x\":".repeat(150) + "1" + "}".repeat(150),
            "\"x\":\"" + "x".repeat(10_000) + "\"",
            "\"x\":" + "9".repeat(1_000),
            "\"x\":1e999")) {
      row("header with " + more, with(more));
    }
  }

  private void missing() {
    row("no alg", replaced("\"alg\":\"ES256\",", ""));
    row("no typ", replaced("\"typ\":\"at+jwt\",", ""));
    row("no kid", replaced(",\"kid\":\"vector\"", ""));
    row("alg alone", ignored -> "{\"alg\":\"ES256\"}");
    for (String other :
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "true",
            "0",
            "\"ES256\"",
            "{",
            "}",
            "{{}}",
            "[" + RawToken.HEADER + "]",
            "\"" + RawToken.HEADER.replace("\"", "\\\"") + "\"",
            "[".repeat(1_000),
            "{\"a\":".repeat(200))) {
      row("header is " + other, ignored -> other);
    }
  }

  /**
   * RFC 7515 section 4: names are unique. Readers that differ on which one counts can be played
   * off.
   */
  private void duplicates() {
    row("alg twice, none last", with("\"alg\":\"none\""));
    row("alg twice, none first", replaced("{", "{\"alg\":\"none\","));
    row("alg twice, the same", with("\"alg\":\"ES256\""));
    row("alg twice, once escaped", with("\"\\u0061lg\":\"none\""));
    row("typ twice", with("\"typ\":\"JWT\""));
    row("typ twice, first wrong", replaced("{", "{\"typ\":\"JWT\","));
    row("kid twice", with("\"kid\":\"unknown\""));
    row("kid twice, first wrong", replaced("{", "{\"kid\":\"unknown\","));
    row("kid twice, the same", with("\"kid\":\"vector\""));
  }

  /**
   * The same three members in other letters: JSON as it is written, and what only looks like it.
   */
  private void spelling() {
    good("header in another order", "{\"kid\":\"vector\",\"typ\":\"at+jwt\",\"alg\":\"ES256\"}");
    good(
        "header with spaces",
        " { \"alg\" : \"ES256\" ,\n\t\"typ\":\"at+jwt\",\"kid\":\"vector\" }\r\n");
    good("header with an escaped letter", RawToken.HEADER.replace("vector", "\\u0076ector"));
    row("single quotes", ignored -> RawToken.HEADER.replace('"', '\''));
    row("no quotes", ignored -> RawToken.HEADER.replace("\"", ""));
    row("names without quotes", ignored -> "{alg:\"ES256\",typ:\"at+jwt\",kid:\"vector\"}");
    row("equals signs", ignored -> RawToken.HEADER.replace(':', '='));
    row("arrows", ignored -> RawToken.HEADER.replace(":", "=>"));
    row("semicolons", ignored -> RawToken.HEADER.replace(',', ';'));
    row("comma at the end", replaced("}", ",}"));
    row("comma at the start", replaced("{", "{,"));
    row("two commas", replaced(",\"typ", ",,\"typ"));
    row("comment", replaced("{", "{/* none */"));
    row("comment to the line's end", replaced("{", "{// none\n"));
    row("comment with a hash", replaced("{", "{# none\n"));
    row("not closed", replaced("}", ""));
    row("closed twice", replaced("}", "}}"));
    row("two objects", ignored -> RawToken.HEADER + RawToken.HEADER);
    row("text behind", ignored -> RawToken.HEADER + "x");
    row("text before", ignored -> "x" + RawToken.HEADER);
    row("prefix against inclusion", ignored -> ")]}'\n" + RawToken.HEADER);
    row("NUL behind", ignored -> RawToken.HEADER + "\0");
    row("line end in a value", ignored -> RawToken.HEADER.replace("vector", "vec\ntor"));
    row("no-break space between", replaced(":", ":\u00a0"));
    row("byte order mark", ignored -> "\ufeff" + RawToken.HEADER);
  }

  private void good(String name, String header) {
    rows.add(TokenVector.good(name, token.header(header).signed()));
  }

  private void row(String name, UnaryOperator<String> change) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    rows.add(TokenVector.bad(shown, token.header(change.apply(RawToken.HEADER)).signed()));
  }

  private static UnaryOperator<String> header(String from, String to) {
    return ignored -> RawToken.HEADER.replace(from, to);
  }

  private static UnaryOperator<String> replaced(String from, String to) {
    return header -> header.replaceFirst(java.util.regex.Pattern.quote(from), to);
  }

  private static UnaryOperator<String> with(String member) {
    return header -> header.substring(0, header.length() - 1) + "," + member + "}";
  }
}
