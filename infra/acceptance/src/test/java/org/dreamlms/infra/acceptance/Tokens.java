package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.dreamlms.infra.local.LocalSettings;
import org.dreamlms.infra.local.stores.SigningKeys;

/**
 * Signs tokens with a key of its own, as the function that logs people in does with its: tests get
 * people without passwords, and tokens that are over.
 */
final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SigningKeys keys;

  private Tokens(SigningKeys keys) {
    this.keys = keys;
  }

  static Tokens create() {
    try {
      Path folder = Files.createTempDirectory("signing-key");
      try {
        return new Tokens(SigningKeys.in(folder));
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cloud whose functions take these tokens, and no others. */
  LocalSettings in(LocalSettings settings) {
    return settings
        .withVariable("*", "ACCESS_SIGNING_KEY", keys.signing())
        .withVariable("*", "ACCESS_PUBLIC_KEYS", keys.published());
  }

  /**
   * Good for an hour. It says that everybody is an administrator: what counts is what the database
   * says.
   */
  String of(UUID user) {
    return of(user, Instant.now(), Duration.ofHours(1));
  }

  /** Was good until a second ago. */
  String expired(UUID user) {
    return of(user, Instant.now().minusSeconds(3_601), Duration.ofHours(1));
  }

  private String of(UUID user, Instant from, Duration life) {
    try {
      JsonNode key = JSON.readTree(keys.signing());
      String header =
          JSON.createObjectNode()
              .put("alg", "ES256")
              .put("typ", "at+jwt")
              .put("kid", key.get("kid").textValue())
              .toString();
      String claims =
          JSON.createObjectNode()
              .put("iss", "https://dreamlms.org")
              .put("aud", "dream-lms")
              .put("sub", user.toString())
              .put("role", "admin")
              .put("iat", from.getEpochSecond())
              .put("exp", from.plus(life).getEpochSecond())
              .put("jti", UUID.randomUUID().toString())
              .toString();
      String signed = text(header) + "." + text(claims);
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey(key.get("d").textValue()));
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("A token could not be signed", e);
    }
  }

  private static String text(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static PrivateKey privateKey(String d) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(
                new BigInteger(1, Base64.getUrlDecoder().decode(d)),
                curve.getParameterSpec(ECParameterSpec.class)));
  }
}
