package org.dreamlms.infra.dcsstandin.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dreamlms.infra.dcsstandin.webhooks.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayTest {
  /** Recordings that the stand-in does not reproduce, each with its reason; at most ten. */
  private static final Map<String, String> NOT_REPRODUCED = Map.of();

  @SuppressWarnings("NullAway.Init")
  private Replay replay;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    replay = Replay.start(folder);
  }

  @AfterAll
  void stop() {
    replay.close();
  }

  @TestFactory
  Stream<DynamicTest> each_recorded_request_gets_its_recorded_answer() {
    return Stream.concat(
        Recording.exchanges().stream()
            .filter(exchange -> !NOT_REPRODUCED.containsKey(exchange.file()))
            .map(exchange -> dynamicTest(exchange.file(), () -> replay.play(exchange))),
        Stream.of(
            dynamicTest("the recorded webhooks were sent", this::webhooksWereSent),
            dynamicTest("the failing subscriber was tried three times", this::failingWasTried)));
  }

  @Test
  void at_most_ten_recordings_are_not_reproduced() {
    List<String> known = Recording.exchanges().stream().map(Recording::file).toList();

    assertThat(NOT_REPRODUCED).hasSizeLessThanOrEqualTo(10);
    assertThat(known).hasSize(107).containsAll(NOT_REPRODUCED.keySet());
  }

  private void webhooksWereSent() {
    List<String> recorded =
        Recording.webhooks().stream()
            .map(webhook -> replay.recorded(webhook.json().path("body_text").asText()))
            .toList();

    // Two later events (a second restore and delete of a publisher) are in the log only.
    assertThat(replay.deliveredBodies()).containsAll(recorded);
  }

  private void failingWasTried() {
    List<String> bodies =
        replay.delivered().stream()
            .filter(message -> message.query().equals("status=500"))
            .map(message -> message.body())
            .toList();

    assertThat(bodies).hasSize(3);
    assertThat(bodies.stream().distinct()).hasSize(1);
    assertThat(replay.waited())
        .filteredOn(wait -> !wait.isZero())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(replay.delivered())
        .allSatisfy(
            message ->
                assertThat(message.headers().getFirst("X-Webhook-Signature"))
                    .isEqualTo(
                        Signature.header(
                            "peer-webhook-secret-0123456789",
                            message.body().getBytes(StandardCharsets.UTF_8))));
  }
}
