package org.dreamlms.infra.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.demo.DemoSchool;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.runtime.ErrorReason;
import org.dreamlms.infra.local.runtime.Functions;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;

/**
 * What has to happen before requests are answered: the database is brought up to date, and gets the
 * demo school.
 */
final class FirstSteps {
  static final String PASSWORD_VARIABLE = "LMS_DEMO_PASSWORD";
  private static final String DEFAULT_PASSWORD = "dream-local";
  private static final String MIGRATION = "SchemaMigration";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Functions functions;
  private final Progress progress;
  private final InstantSource clock;

  FirstSteps(Functions functions, Progress progress, InstantSource clock) {
    this.functions = functions;
    this.progress = progress;
    this.clock = clock;
  }

  static String password(Map<String, String> caller) {
    return caller.getOrDefault(PASSWORD_VARIABLE, DEFAULT_PASSWORD);
  }

  /** Who may log in, with the default password but never a chosen one. */
  static String logins(Map<String, String> caller) {
    return "demo logins: admin, supervisor, publisher, teacher, student  password: "
        + (caller.containsKey(PASSWORD_VARIABLE)
            ? "that of " + PASSWORD_VARIABLE
            : DEFAULT_PASSWORD);
  }

  /**
   * @param settings of the stores, with the database's
   * @return whether the demo logins exist
   * @throws Refusal when the migration fails
   */
  boolean run(Map<String, String> settings, Map<String, String> caller) {
    if (!functions.names().contains(MIGRATION)) {
      return false;
    }
    progress.step("bringing the database up to date");
    invoke("{\"action\":\"migrate\"}")
        .ifPresent(
            why -> {
              throw new Refusal(
                  MIGRATION
                      + " failed: "
                      + why
                      + ". Its own lines above say more; --fresh starts with an empty database.");
            });
    // Its work is done; its environment need not stay in memory.
    functions.restart(MIGRATION);
    progress.step("adding the demo school");
    try {
      DemoSchool.load(
          settings.getOrDefault("LMS_DATABASE_URL", ""),
          settings.getOrDefault("LMS_DATABASE_USER", ""),
          settings.getOrDefault("LMS_DATABASE_PASSWORD", ""),
          password(caller));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Refusal("The demo school was not added: " + e.getMessage(), e);
    }
    return true;
  }

  /** Empty when it worked, else why not. */
  private Optional<String> invoke(String event) {
    Invocation invocation =
        Invocation.of(event.getBytes(StandardCharsets.UTF_8), TraceId.next(clock.instant()));
    Outcome outcome;
    try {
      outcome = functions.invoke(MIGRATION, invocation, PATIENCE).outcome();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while the database was brought up to date.", e);
    }
    return failure(outcome);
  }

  private static Optional<String> failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> Optional.empty();
      case Outcome.Failed(String error) -> Optional.of(ErrorReason.of(error));
      case Outcome.Throttled throttled -> Optional.of("no environment was free");
    };
  }
}
