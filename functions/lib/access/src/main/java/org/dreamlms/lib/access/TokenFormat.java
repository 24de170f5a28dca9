package org.dreamlms.lib.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Set;

/**
 * What the signer and the verifier agree on.
 *
 * <pre>
 * header   {"alg":"ES256","typ":"at+jwt","kid":"..."}     nothing else is accepted
 * claims   iss, aud, sub (user id), role (for clients; never trusted), iat, exp, jti
 * </pre>
 */
final class TokenFormat {

  /** The one algorithm (RFC 8725 section 3.1): what a token says of its own is compared with it. */
  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

  /** Says that this is an access token (RFC 9068), so that no other kind of JWT passes for one. */
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  static final Set<String> HEADER = Set.of("alg", "typ", "kid");

  /** For the role claim, which clients read to choose a page. */
  static final String ROLE = "role";

  /**
   * How far the clock of the machine that made a token may be ahead of ours. It stretches {@code
   * iat} and {@code nbf} only; {@code exp} is exact.
   */
  static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

  /** Ours have about 450; a longer one is not worth decoding. */
  static final int MAX_LENGTH = 2_048;

  private TokenFormat() {}
}
