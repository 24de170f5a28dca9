package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.dreamlms.lib.access.TokenMutations.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Repeat a failure with {@code -Dtokens.seed=<seed>}. */
final class TokenMutationsTest {
  private static final int MUTATIONS = 10_005;

  private final HandClock clock = new HandClock();

  @Tag("TK1")
  @Test
  void tk1_none_of_ten_thousand_mutations_of_good_tokens_is_accepted() {
    long seed =
        Optional.ofNullable(System.getProperty("tokens.seed"))
            .map(Long::parseLong)
            .orElseGet(() -> new Random().nextLong());
    System.out.println("tokens.seed=" + seed);
    TokenMutations mutations = new TokenMutations(tokens(), new Random(seed));
    VerifiedTokens tokens = new VerifiedTokens(verifier(), clock);

    // Remembered ones among them: what is changed must not be taken for what is known.
    assertThat(mutations.good())
        .allSatisfy(
            token -> assertThat(tokens.verify(token)).isInstanceOf(TokenVerdict.Accepted.class));
    Kind[] kinds = Kind.values();
    for (int round = 0; round < MUTATIONS; round++) {
      Kind kind = kinds[round % kinds.length];
      String mutated = mutations.next(kind);
      assertThat(tokens.verify(mutated))
          .as("seed %d, round %d, %s: %s", seed, round, kind, mutated)
          .isInstanceOf(TokenVerdict.Refused.class);
    }
  }

  /** Five people, each with a token of another length. */
  private List<RawToken> tokens() {
    long now = clock.instant().getEpochSecond();
    return IntStream.range(0, 5)
        .mapToObj(
            person ->
                new RawToken(
                    RawToken.HEADER,
                    RawToken.claims(now + person, ",\"jti\":\"" + "x".repeat(person) + "\"")
                        .replace("f0001", "f000" + person)))
        .toList();
  }

  private TokenVerifier verifier() {
    String keys = JSONObjectUtils.toJSONString(new JWKSet(RawToken.publicKey()).toJSONObject());
    AccessSettings settings =
        new AccessSettings(Duration.ofSeconds(5), "https://dreamlms.org", "dream-lms", keys);
    return new TokenVerifier(new PublicKeySet(settings, TestTokens.HERE), settings, clock);
  }
}
