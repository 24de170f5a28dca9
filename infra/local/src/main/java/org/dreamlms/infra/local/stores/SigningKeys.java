package org.dreamlms.infra.local.stores;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Set;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.events.Json;

/**
 * The key that tokens are signed with on this machine: made once, kept in the data folder, so that
 * who is logged in stays so over a restart.
 *
 * @param signing the private EC P-256 key as JSON Web Key; its {@code kid} starts with {@code
 *     local-}, by which a deployed function can refuse it
 * @param published the public half as JSON Web Key Set
 */
public record SigningKeys(String signing, String published) {
  private static final int COORDINATE_BYTES = 32;

  /** Reads the key of the folder, or makes one. */
  public static SigningKeys in(Path folder) {
    Path file = folder.resolve("signing-key.json");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, "signing-key", ".part");
        Files.writeString(whole, generate().toString(), StandardCharsets.UTF_8);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return of(Files.readString(file, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new Refusal(
          "The signing key "
              + file
              + " cannot be used: "
              + e.getMessage()
              + ". Start with --fresh.",
          e);
    }
  }

  /** The key stays out of logs. */
  @Override
  public String toString() {
    return "SigningKeys[published=" + published + "]";
  }

  private static SigningKeys of(String signing, Path file) {
    ObjectNode key =
        (ObjectNode)
            Json.read(signing)
                .filter(node -> node.isObject() && node.has("d") && node.has("kid"))
                .orElseThrow(
                    () -> new Refusal(file + " holds no signing key. Delete it and start again."));
    ObjectNode published = key.deepCopy().without(Set.of("d"));
    published.put("alg", "ES256").put("use", "sig");
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.putArray("keys").add(published);
    return new SigningKeys(signing, set.toString());
  }

  private static ObjectNode generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey open = (ECPublicKey) pair.getPublic();
      String x = number(open.getW().getAffineX());
      return JsonNodeFactory.instance
          .objectNode()
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("kid", "local-" + x.substring(0, 8))
          .put("x", x)
          .put("y", number(open.getW().getAffineY()))
          .put("d", number(((ECPrivateKey) pair.getPrivate()).getS()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no P-256", e);
    }
  }

  /** Exactly 32 bytes, unsigned. Source: RFC 7518, 6.2.1.2. */
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
