package org.dreamlms.lib.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.crac.Core;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDK's client over HTTP, with a Secrets Manager of this machine. */
final class SecretsManagerReaderTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";

  private final SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start();
  private final TickingClock clock = TickingClock.at("2026-11-21T08:00:00Z");
  private final ApplicationContext context = ApplicationContext.builder().build();
  private Duration left = Duration.ofSeconds(20);

  SecretsManagerReaderTest() {
    context.registerSingleton(InstantSource.class, clock);
    context.registerSingleton(MeterRegistry.class, new SimpleMeterRegistry());
    context.registerSingleton(RemainingTime.class, (RemainingTime) () -> left);
    context.start();
  }

  @AfterEach
  void close() {
    context.close();
    store.close();
  }

  @Test
  void label_and_version_are_asked_for_and_what_is_not_there_is_absent() {
    store.put(ARN, "first");
    store.put(ARN, "second");
    store.put(ARN, "9d4cb84b", "by its id");
    assertThat(read(ARN)).contains("second");
    assertThat(read(ARN + "::AWSPREVIOUS:")).contains("first");
    assertThat(read(ARN + ":::9d4cb84b")).contains("by its id");
    assertThat(read(ARN + "::AWSPENDING:")).isEmpty();
    assertThat(read(ARN + "-else")).isEmpty();
    assertThat(store.asked())
        .containsExactly(
            ARN + " AWSCURRENT",
            ARN + " AWSPREVIOUS",
            ARN + " 9d4cb84b",
            ARN + " AWSPENDING",
            ARN + "-else AWSCURRENT");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"WELL", "SILENT_ONCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void who_does_not_answer_or_refuses_is_not_waited_for(Mood mood) {
    store.put(ARN, "first");
    store.is(mood);
    left = Duration.ofMillis(400);
    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> read(ARN));
  }

  @Test
  void after_a_connection_that_is_silently_dead_there_is_time_for_another() {
    store.put(ARN, "first");
    store.is(Mood.SILENT_ONCE);
    assertThat(read(ARN)).contains("first");
    assertThat(store.asked()).hasSize(2);
  }

  @Test
  void a_client_that_was_closed_is_no_failure_of_the_invocation() {
    KeptSecret<Optional<String>> secret =
        context
            .getBean(Secrets.class)
            .keep("X_ARN", reader -> reader.read(SecretArn.of("X_ARN", ARN)).map(SecretText::text));
    context.getBean(SecretsBeans.class).close();
    assertThat(secret.now()).isEmpty();
  }

  @Test
  void bytes_are_no_text_and_without_time_nobody_is_asked() {
    store.put(ARN, "");
    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> read(ARN));
    left = Duration.ZERO;
    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> read(ARN));
    assertThat(store.asked()).hasSize(1);
  }

  @Test
  void nothing_is_read_before_a_snapshot_nor_left_in_one() throws Exception {
    store.put(ARN, "first");
    KeptSecret<String> secret = kept(ARN);
    SecretsBeans beans = context.getBean(SecretsBeans.class);
    beans.beforeCheckpoint(Core.getGlobalContext());
    assertThat(store.asked()).isEmpty();

    assertThat(secret.now()).contains("first");
    beans.beforeCheckpoint(Core.getGlobalContext());
    store.is(Mood.DOWN);
    beans.afterRestore(Core.getGlobalContext());
    assertThat(secret.now()).isEmpty();
  }

  /**
   * @throws SecretUnreadable when it is not kept
   */
  private Optional<String> read(String arn) {
    return context
        .getBean(Secrets.class)
        .keep("X_ARN", reader -> reader.read(SecretArn.of("X_ARN", arn)).map(SecretText::text))
        .now()
        .orElseThrow(() -> new SecretUnreadable("it was not read", null));
  }

  private KeptSecret<String> kept(String arn) {
    return context
        .getBean(Secrets.class)
        .keep(
            "X_ARN",
            reader -> reader.read(SecretArn.of("X_ARN", arn)).map(SecretText::text).orElseThrow());
  }
}
