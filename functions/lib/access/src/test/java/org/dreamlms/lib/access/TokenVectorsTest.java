package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every row of the vectors gets the verdict that stands beside it: nothing forged, nothing lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenVectorsTest {
  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final HandClock clock = new HandClock();
  private final long now = clock.instant().getEpochSecond();
  private final SignatureVectors signatureVectors = new SignatureVectors(now);
  private final VerifiedTokens tokens = new VerifiedTokens(verifier(signatureVectors), clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(VerifiedTokens.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeAll
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterAll
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void the_vectors_are_signed_as_the_published_example_is() {
    // RFC 6979 appendix A.2.5, SHA-256, message "sample".
    assertThat(SignatureVectors.publishedExample())
        .isEqualTo(
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
  }

  @Tag("TK1")
  @ParameterizedTest
  @MethodSource
  void tk1_signatures(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk1_signatures() {
    return signatureVectors.rows();
  }

  @Tag("TK1")
  @ParameterizedTest
  @MethodSource
  void tk1_algorithms(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk1_algorithms() {
    return AlgorithmVectors.rows(now);
  }

  @Tag("TK2")
  @ParameterizedTest
  @MethodSource
  void tk2_headers(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk2_headers() {
    return new HeaderVectors(now).rows();
  }

  @Tag("TK1")
  @ParameterizedTest
  @MethodSource
  void tk1_structures(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk1_structures() {
    return new StructureVectors(now).rows();
  }

  @Tag("TK3")
  @ParameterizedTest
  @MethodSource
  void tk3_times(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk3_times() {
    return new ClaimVectors(now).times();
  }

  @Tag("TK4")
  @ParameterizedTest
  @MethodSource
  void tk4_names(TokenVector vector) {
    check(vector);
  }

  List<TokenVector> tk4_names() {
    return new ClaimVectors(now).names();
  }

  @Test
  void there_are_more_vectors_than_anybody_would_write_by_hand() {
    assertThat(
            Stream.of(
                    tk1_signatures(),
                    tk1_algorithms(),
                    tk2_headers(),
                    tk1_structures(),
                    tk3_times(),
                    tk4_names())
                .flatMap(List::stream))
        .hasSizeGreaterThan(2_400)
        .filteredOn(TokenVector::accepted)
        .hasSizeGreaterThan(100);
  }

  /** The verdict; and for a refusal one line in the log that holds nothing of the token. */
  private void check(TokenVector vector) {
    lines.list.clear();

    assertThat(tokens.verify(vector.token()) instanceof TokenVerdict.Accepted)
        .isEqualTo(vector.accepted());
    assertThat(lines.list)
        .hasSize(vector.accepted() ? 0 : 1)
        .allSatisfy(
            line ->
                assertThat(line.getFormattedMessage())
                    .matches("A token was refused: [a-zA-Z0-9 ]{4,30}"));
  }

  private TokenVerifier verifier(SignatureVectors vectors) {
    String keys = JSONObjectUtils.toJSONString(new JWKSet(vectors.keys()).toJSONObject());
    AccessSettings settings =
        new AccessSettings(MAX_AGE, "https://dreamlms.org", "dream-lms", keys);
    return new TokenVerifier(new PublicKeySet(settings, TestTokens.HERE), settings, clock);
  }
}
