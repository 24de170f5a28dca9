package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SnapshotHooksTest {
  private static final String HOOKS = "hooks-of-a-test";
  private static final String HOOKS_VARIABLE = "HOOKS_OF_A_TEST";

  /** One that a snapshot is taken of. */
  private static ApplicationContext copied(String hooks) {
    return ApplicationContext.run(
        Map.of(HOOKS, hooks, "aws.lambda.initialization.type", "snap-start"));
  }

  @Test
  void what_is_prepared_and_what_wakes_up_comes_in_its_order() {
    try (ApplicationContext context = copied("fine")) {
      new Snapshots(context).take();
      new Snapshots(context).restore();

      assertThat(context.getBean(Heard.class).all())
          .containsExactly("prepare first", "prepare second", "wake first", "wake second");
    }
  }

  @Test
  void a_failure_before_the_snapshot_is_logged_and_stops_nothing() {
    try (ApplicationContext context = copied("first fails");
        WrittenLog log = new WrittenLog()) {
      new Snapshots(context).take();

      assertThat(context.getBean(Heard.class).all()).containsExactly("prepare second");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("\"WARN\"", "The snapshot is taken without", "first fails");
    }
  }

  @Test
  void a_copy_that_cannot_wake_up_is_not_used() {
    try (ApplicationContext context = copied("first fails")) {
      Snapshots snapshots = new Snapshots(context);

      assertThatThrownBy(snapshots::restore).hasMessage("first fails");
      assertThat(context.getBean(Heard.class).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "provisioned-concurrency"})
  void where_no_snapshot_is_taken_it_wakes_up_while_it_starts(String start) {
    try (ApplicationContext context =
        Start.with(Map.of(HOOKS_VARIABLE, "fine", "AWS_LAMBDA_INITIALIZATION_TYPE", start))) {
      assertThat(context.getBean(Heard.class).all()).endsWith("wake first", "wake second");
    }
    assertThat(Start.refusal(Map.of(), HOOKS_VARIABLE, "first fails")).isEqualTo("first fails");
  }

  @Test
  void what_is_to_be_copied_does_not_wake_up_before() {
    try (ApplicationContext context =
        Start.with(
            Map.of(HOOKS_VARIABLE, "fine", "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))) {
      assertThat(context.getBean(Heard.class).all()).doesNotContain("wake first", "wake second");
    }
  }

  @Test
  void a_function_without_hooks_is_copied_all_the_same() {
    try (ApplicationContext context = ApplicationContext.run()) {
      new Snapshots(context).take();
      new Snapshots(context).restore();

      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void resources_of_libs_let_go_last_and_wake_first_and_only_those_that_somebody_made() {
    try (ApplicationContext context = copied("fine")) {
      context.getBean(Used.class);
      new Snapshots(context).take();
      new Snapshots(context).restore();

      assertThat(context.getBean(Heard.class).all())
          .containsExactly(
              "prepare first",
              "prepare second",
              "used lets go",
              "used wakes",
              "wake first",
              "wake second");
    }
  }

  private record Used() {}

  private record Unused() {}

  /** As a lib has one: it is there as soon as what it makes is. */
  @Factory
  @Requires(property = HOOKS)
  static final class UsedLib implements Resource {
    private final Heard heard;

    UsedLib(Heard heard) {
      this.heard = heard;
    }

    @Singleton
    Used used() {
      return new Used();
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
      heard.all().add("used lets go");
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
      heard.all().add("used wakes");
    }
  }

  /** Nobody asks for what it makes. */
  @Factory
  @Requires(property = HOOKS)
  static final class UnusedLib implements Resource {
    UnusedLib(Heard heard) {
      heard.all().add("unused was made");
    }

    @Singleton
    Unused unused() {
      return new Unused();
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
  }

  private record Heard(List<String> all) {}

  /** Two of each; the second is declared before the first. */
  @Factory
  @Requires(property = HOOKS)
  static final class Hooks {
    @Singleton
    Heard heard() {
      return new Heard(new ArrayList<>());
    }

    @Singleton
    @Named("second")
    @Order(2)
    BeforeSnapshot second(Heard heard) {
      return () -> heard.all().add("prepare second");
    }

    @Singleton
    @Named("first")
    @Order(1)
    BeforeSnapshot first(Heard heard, io.micronaut.context.env.Environment environment) {
      return () -> say(heard, "prepare first", environment);
    }

    @Singleton
    @Named("second")
    @Order(2)
    BeforeFirstEvent wakesSecond(Heard heard) {
      return () -> heard.all().add("wake second");
    }

    @Singleton
    @Named("first")
    @Order(1)
    BeforeFirstEvent wakesFirst(Heard heard, io.micronaut.context.env.Environment environment) {
      return () -> say(heard, "wake first", environment);
    }

    private static void say(
        Heard heard, String what, io.micronaut.context.env.Environment environment) {
      String how = environment.getProperty(HOOKS, String.class).orElse("");
      if (!how.equals("fine")) {
        throw new IllegalStateException(how);
      }
      heard.all().add(what);
    }
  }
}
