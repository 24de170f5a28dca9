package org.dreamlms.lib.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.micronaut.context.exceptions.ConfigurationException;

/** Which keys are fit for use. */
final class Keys {

  /** Starts the {@code kid} of keys that were made on somebody's machine. */
  static final String LOCAL = "local-";

  private Keys() {}

  /**
   * The key, when it is a P-256 key with a {@code kid}.
   *
   * @param setting where the key comes from, for the message
   * @throws ConfigurationException when it is not; also for a local key in a deployed function,
   *     because people outside hold its private half
   */
  static ECKey usable(JWK key, String setting, Deployment deployment) {
    if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
      throw new ConfigurationException(setting + " holds a key that is not on curve P-256");
    }
    String keyId = ec.getKeyID();
    if (keyId == null || keyId.isBlank()) {
      throw new ConfigurationException(setting + " holds a key without kid");
    }
    if (keyId.startsWith(LOCAL) && deployment.onAws()) {
      throw new ConfigurationException(
          setting + " holds the local key " + keyId + ", which a deployed function refuses");
    }
    return ec;
  }
}
