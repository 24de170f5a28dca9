package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class VerifiedTokensTest {
  private final HandClock clock = new HandClock();
  private final Logger logger = (Logger) LoggerFactory.getLogger(VerifiedTokens.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Tag("TK1")
  @Test
  void tk1_a_refusal_is_one_log_line_with_a_reason_and_without_the_token() {
    var tokens =
        new VerifiedTokens(
            new TokenVerifier(TestTokens.publicKeys(), TestTokens.accessSettings(), clock), clock);
    String forged =
        new ForgedToken(clock.instant().getEpochSecond()).header("kid", "\"evil\\nkid\"").signed();
    tokens.verify(forged);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("A token was refused: unknown key");
  }
}
