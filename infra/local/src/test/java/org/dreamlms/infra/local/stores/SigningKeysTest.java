package org.dreamlms.infra.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.dreamlms.infra.local.events.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeysTest {
  @TempDir Path folder;

  @Test
  void the_key_is_made_once() {
    SigningKeys first = SigningKeys.in(folder);

    assertThat(SigningKeys.in(folder)).isEqualTo(first);
  }

  @Test
  void the_published_half_fits_the_private_one_and_does_not_hold_it() throws Exception {
    SigningKeys keys = SigningKeys.in(folder);
    JsonNode signing = Json.read(keys.signing()).orElseThrow();
    JsonNode published = Json.read(keys.published()).orElseThrow().path("keys").path(0);
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
    KeyFactory factory = KeyFactory.getInstance("EC");
    byte[] text = "token".getBytes(StandardCharsets.UTF_8);

    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(factory.generatePrivate(new ECPrivateKeySpec(number(signing.path("d")), p256)));
    signer.update(text);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        factory.generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(published.path("x")), number(published.path("y"))), p256)));
    verifier.update(text);

    assertThat(verifier.verify(signature)).isTrue();
    assertThat(published.has("d")).isFalse();
    assertThat(published.path("kid").asText())
        .isEqualTo(signing.path("kid").asText())
        .startsWith("local-");
    assertThat(keys.toString()).doesNotContain(signing.path("d").asText());
  }

  private static BigInteger number(JsonNode node) {
    byte[] bytes = Base64.getUrlDecoder().decode(node.asText());
    assertThat(bytes).hasSize(32);
    return new BigInteger(1, bytes);
  }
}
