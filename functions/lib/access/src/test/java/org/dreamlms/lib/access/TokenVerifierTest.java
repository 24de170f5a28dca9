package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {
  private final HandClock clock = new HandClock();
  private final TokenVerifier verifier =
      new TokenVerifier(TestTokens.publicKeys(), TestTokens.accessSettings(), clock);

  @Test
  void a_signed_token_tells_its_user_and_its_end() {
    UUID user = UUID.randomUUID();

    assertThat(verifier.verify(TestTokens.of(user, Role.TEACHER, clock)))
        .isEqualTo(
            new TokenVerdict.Accepted(
                new VerifiedToken(user, clock.instant().plus(Duration.ofHours(8)))));
  }

  @Test
  void a_token_made_by_hand_is_accepted_when_nothing_is_wrong_with_it() {
    assertThat(verifier.verify(forged().signed())).isInstanceOf(TokenVerdict.Accepted.class);
  }

  @Tag("TK1")
  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "HS256", "RS256", "ES384", "ES512", "PS256", ""})
  void tk1_another_algorithm_is_refused_however_it_is_signed(String algorithm) {
    ForgedToken forged = forged().header("alg", '"' + algorithm + '"');

    assertRefused(forged.signed());
    assertRefused(forged.with(new byte[0]));
    assertRefused(forged.unsigned());
  }

  @Tag("TK1")
  @Test
  void tk1_hs256_signed_with_the_public_key_is_refused() throws Exception {
    ForgedToken forged = forged().header("alg", "\"HS256\"");

    for (byte[] secret :
        new byte[][] {
          TestTokens.KEY.toECPublicKey().getEncoded(),
          TestTokens.KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)
        }) {
      assertRefused(forged.with(hmac(secret, forged.unsigned())));
    }
  }

  @Tag("TK1")
  @Test
  void tk1_rs256_signed_with_a_key_of_the_same_kid_is_refused() throws JOSEException {
    var rsa = new RSAKeyGenerator(2048).keyID("local-test").generate();
    var token =
        new com.nimbusds.jose.JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TokenFormat.TYPE)
                .keyID("local-test")
                .build(),
            new Payload("{}"));
    token.sign(new RSASSASigner(rsa));

    assertRefused(token.serialize());
  }

  @Tag("TK1")
  @Test
  void tk1_r_or_s_of_zero_or_of_the_order_is_refused() throws Exception {
    ForgedToken forged = forged();
    byte[] good = java.util.Base64.getUrlDecoder().decode(forged.signed().split("\\.", -1)[2]);
    ECPublicKey key = TestTokens.KEY.toECPublicKey();
    byte[] order = unsigned32(key.getParams().getOrder());
    byte[] zero = new byte[32];
    byte[] r = Arrays.copyOfRange(good, 0, 32);
    byte[] s = Arrays.copyOfRange(good, 32, 64);

    assertRefused(forged.with(joined(zero, zero)));
    assertRefused(forged.with(joined(zero, s)));
    assertRefused(forged.with(joined(r, zero)));
    assertRefused(forged.with(joined(order, s)));
    assertRefused(forged.with(joined(r, order)));
    assertRefused(forged.with(joined(order, order)));
  }

  @Tag("TK1")
  @Test
  void tk1_an_empty_short_long_or_der_signature_is_refused() {
    ForgedToken forged = forged();

    assertRefused(forged.with(new byte[0]));
    assertRefused(forged.with(new byte[63]));
    assertRefused(forged.with(new byte[65]));
    assertRefused(forged.with(new byte[64]));
    assertRefused(forged.with(forged.derSignature()));
  }

  @Tag("TK2")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "",
        "../../dev/null",
        "/dev/null",
        "' OR 1=1 --",
        "https://example.org/key.json",
        "LOCAL-TEST",
        "local-test ",
        "local-test\\u0000"
      })
  void tk2_an_unknown_kid_is_refused(String keyId) {
    assertRefused(forged().header("kid", '"' + keyId + '"').signed());
  }

  @Tag("TK2")
  @Test
  void tk2_a_huge_kid_is_refused() {
    assertRefused(forged().header("kid", '"' + "k".repeat(10_000) + '"').signed());
  }

  @Tag("TK2")
  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "[]", "{}", "true"})
  void tk2_a_kid_that_is_no_text_is_refused(String keyId) {
    assertRefused(forged().header("kid", keyId).signed());
  }

  @Tag("TK2")
  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u", "jwk", "x5c", "x5t", "x5t#S256", "crit", "b64", "zip"})
  void tk2_a_header_that_points_elsewhere_is_refused(String name) {
    String value =
        switch (name) {
          case "jwk" -> TestTokens.KEY.toPublicJWK().toJSONString();
          case "crit" -> "[\"b64\"]";
          case "x5c" -> "[\"AAAA\"]";
          case "b64" -> "true";
          default -> "\"https://127.0.0.1:1/keys\"";
        };

    assertRefused(forged().header(name, value).signed());
  }

  @Tag("TK3")
  @Test
  void tk3_a_token_is_good_until_its_last_second_and_not_one_longer() {
    String token = TestTokens.of(UUID.randomUUID(), Role.TEACHER, clock);
    clock.move(Duration.ofHours(8).minusSeconds(1));
    assertThat(verifier.verify(token)).isInstanceOf(TokenVerdict.Accepted.class);
    clock.move(Duration.ofSeconds(1));

    assertRefused(token);
  }

  @Tag("TK3")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "1e300",
        "1.7e9",
        "4102444800.0",
        "\"4102444800\"",
        "null",
        "true",
        "[4102444800]",
        "{}",
        "9223372036854775807",
        "99999999999999999999"
      })
  void tk3_an_exp_that_is_no_whole_number_of_seconds_is_refused(String exp) {
    assertRefused(forged().claim("exp", exp).signed());
  }

  @Tag("TK3")
  @Test
  void tk3_a_token_without_exp_or_iat_is_refused() {
    assertRefused(forged().without("exp").signed());
    assertRefused(forged().without("iat").signed());
  }

  @Tag("TK3")
  @ParameterizedTest
  @CsvSource({"iat,30,true", "iat,31,false", "nbf,30,true", "nbf,31,false", "nbf,-5,true"})
  void tk3_the_clock_of_the_signer_may_be_ahead_by_the_one_tolerance(
      String claim, int seconds, boolean accepted) {
    long at = clock.instant().getEpochSecond() + seconds;

    assertThat(
            verifier.verify(forged().claim(claim, Long.toString(at)).signed())
                instanceof TokenVerdict.Accepted)
        .isEqualTo(accepted);
    assertThat(TokenFormat.CLOCK_TOLERANCE).isEqualTo(Duration.ofSeconds(30));
  }

  @Tag("TK3")
  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.5", "1e300", "null"})
  void tk3_an_nbf_that_is_no_whole_number_of_seconds_is_refused(String nbf) {
    assertRefused(forged().claim("nbf", nbf).signed());
  }

  @Tag("TK4")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iss | \"https://library.dreamlms.org\"",
        "iss | \"\"",
        "iss | null",
        "aud | \"dream-library\"",
        "aud | [\"dream-lms\",\"dream-library\"]",
        "aud | []",
        "aud | null",
        "sub | \"1-1-1-1-1\"",
        "sub | \"7A1F4F0E-43A3-4A41-8C1F-3F0C6A6F0001\"",
        "sub | \"admin\"",
        "sub | 1",
        "sub | null"
      })
  void tk4_another_issuer_audience_or_subject_is_refused(String claim, String json) {
    assertRefused(forged().claim(claim, json).signed());
  }

  @Tag("TK4")
  @Test
  void tk4_a_missing_issuer_audience_or_subject_is_refused() {
    assertRefused(forged().without("iss").signed());
    assertRefused(forged().without("aud").signed());
    assertRefused(forged().without("sub").signed());
  }

  @Tag("TK4")
  @ParameterizedTest
  @ValueSource(strings = {"\"JWT\"", "\"dpop+jwt\"", "\"\"", "null", "1"})
  void tk4_another_type_is_refused(String type) {
    assertRefused(forged().header("typ", type).signed());
  }

  @Test
  void a_token_that_is_too_long_is_refused_before_it_is_decoded() {
    assertThat(verifier.verify("a".repeat(TokenFormat.MAX_LENGTH + 1)))
        .isEqualTo(new TokenVerdict.Refused("too long"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "e30.e30.", "bnVsbA.e30.AAAA"})
  void what_is_no_token_at_all_is_refused(String text) {
    assertRefused(text);
  }

  private ForgedToken forged() {
    return new ForgedToken(clock.instant().getEpochSecond());
  }

  private void assertRefused(String token) {
    assertThat(verifier.verify(token)).as(token).isInstanceOf(TokenVerdict.Refused.class);
  }

  private static byte[] hmac(byte[] secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] unsigned32(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }

  private static byte[] joined(byte[] r, byte[] s) {
    byte[] both = Arrays.copyOf(r, 64);
    System.arraycopy(s, 0, both, 32, 32);
    return both;
  }
}
