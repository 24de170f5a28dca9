package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysTest {
  private static final Deployment HERE = TestTokens.HERE;
  private static final Deployment DEPLOYED = new Deployment("AWS_Lambda_java25", null);
  private static final Deployment SAM_CONTAINER = new Deployment("AWS_Lambda_java25", "true");

  private final HandClock clock = new HandClock();

  @Test
  void the_published_set_holds_the_public_halves_only() throws Exception {
    JWKSet published = JWKSet.parse(set(TestTokens.key("a").toPublicJWK()).json());

    assertThat(published.getKeys()).hasSize(1);
    assertThat(published.getKeyByKeyId("a").isPrivate()).isFalse();
  }

  @Test
  void a_token_signed_with_a_key_that_is_being_rotated_out_is_still_accepted() {
    ECKey next = TestTokens.key("next");
    PublicKeySet both = set(next.toPublicJWK(), TestTokens.KEY.toPublicJWK());
    var verifier = new TokenVerifier(both, TestTokens.accessSettings(), clock);

    assertThat(verifier.verify(TestTokens.of(UUID.randomUUID(), Role.ADMIN, clock)))
        .isInstanceOf(TokenVerdict.Accepted.class);
  }

  @Tag("LO4")
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "changethis", "{}", "[]", "{\"keys\":[]}", "{\"keys\":[{}]}"})
  void lo4_missing_blank_or_damaged_public_keys_stop_the_start(@Nullable String json) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new PublicKeySet(settings(json), HERE))
        .withMessageContaining("ACCESS_PUBLIC_KEYS");
  }

  @Tag("LO4")
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \t", "changethis", "{}"})
  void lo4_a_missing_blank_or_damaged_signing_key_stops_the_start(@Nullable String json) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> signer(json, TestTokens.publicKeys(), HERE))
        .withMessageContaining("ACCESS_SIGNING_KEY")
        .withNoCause();
  }

  @Test
  void keys_of_another_kind_or_without_name_are_refused() throws JOSEException {
    List<JWK> unfit =
        List.of(
            new RSAKeyGenerator(2048).keyID("rsa").generate().toPublicJWK(),
            new ECKeyGenerator(Curve.P_384).keyID("p384").generate().toPublicJWK(),
            new ECKeyGenerator(Curve.P_256).generate().toPublicJWK());

    assertThat(unfit)
        .allSatisfy(
            key ->
                assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> set(key)));
  }

  @Test
  void a_private_key_among_the_public_ones_is_refused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                new PublicKeySet(
                    settings("{\"keys\":[" + TestTokens.key("a").toJSONString() + "]}"), HERE))
        .withMessage("ACCESS_PUBLIC_KEYS holds a private key");
  }

  @Test
  void one_kid_for_two_keys_is_refused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> set(TestTokens.key("a").toPublicJWK(), TestTokens.key("a").toPublicJWK()));
  }

  @Test
  void a_signing_key_whose_public_half_is_not_published_is_refused() {
    ECKey other = TestTokens.key("local-test");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> signer(other.toJSONString(), TestTokens.publicKeys(), HERE));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> signer(TestTokens.key("x").toJSONString(), TestTokens.publicKeys(), HERE));
  }

  @Test
  void a_public_key_cannot_sign() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                signer(TestTokens.KEY.toPublicJWK().toJSONString(), TestTokens.publicKeys(), HERE));
  }

  @Tag("LO2")
  @Test
  void lo2_a_deployed_function_refuses_local_keys() {
    ECKey local = TestTokens.key("local-0b1c");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new PublicKeySet(settings(json(local.toPublicJWK())), DEPLOYED))
        .withMessageContaining("local-0b1c");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> signer(local.toJSONString(), set(local.toPublicJWK()), DEPLOYED))
        .withMessageContaining("local-0b1c");
  }

  @Test
  void the_container_of_the_sam_cli_takes_local_keys() {
    ECKey local = TestTokens.key("local-0b1c");
    PublicKeySet published = new PublicKeySet(settings(json(local.toPublicJWK())), SAM_CONTAINER);

    assertThat(
            signer(local.toJSONString(), published, SAM_CONTAINER)
                .sign(UUID.randomUUID(), Role.ADMIN))
        .isNotEmpty();
  }

  @Tag("LO2")
  @Test
  void lo2_a_deployed_function_takes_its_own_keys() {
    ECKey real = TestTokens.key("2026-03");
    PublicKeySet published = new PublicKeySet(settings(json(real.toPublicJWK())), DEPLOYED);

    assertThat(signer(real.toJSONString(), published, DEPLOYED).sign(UUID.randomUUID(), Role.ADMIN))
        .isNotEmpty();
  }

  @Tag("LO4")
  @Test
  void lo4_the_signing_key_is_not_printed() {
    assertThat(new SigningSettings(TestTokens.KEY.toJSONString(), Duration.ofHours(8)).toString())
        .isEqualTo("SigningSettings[signingKey=***]");
  }

  private static PublicKeySet set(JWK... keys) {
    return new PublicKeySet(settings(json(keys)), HERE);
  }

  private static String json(JWK... keys) {
    return JSONObjectUtils.toJSONString(new JWKSet(List.of(keys)).toJSONObject());
  }

  private static AccessSettings settings(@Nullable String publicKeys) {
    return new AccessSettings(
        Duration.ofSeconds(5), "https://dreamlms.org", "dream-lms", publicKeys);
  }

  private TokenSigner signer(@Nullable String key, PublicKeySet published, Deployment deployment) {
    return new TokenSigner(
        TestTokens.accessSettings(),
        new SigningSettings(key, Duration.ofHours(8)),
        published,
        clock,
        deployment);
  }
}
