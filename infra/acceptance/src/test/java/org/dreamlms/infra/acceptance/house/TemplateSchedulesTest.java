package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found by looking is found within the time that infra/docs/architecture.md states. */
final class TemplateSchedulesTest {
  private static final Duration STATED = Duration.ofMinutes(5);

  @Tag("WH13")
  @Test
  void wh13_lost_webhooks_are_looked_for_so_often_that_the_longest_run_ends_within_the_bound() {
    String template = Repository.text(Repository.ROOT.resolve("template.yaml"));
    String reconcile = first("(?ms)^  WorkersReconcile:\\n(.*?)(?=^  \\w+:\\n)", template);
    long minutes = Long.parseLong(first("(?m)^ +Schedule: rate\\((\\d+) minutes\\)$", reconcile));
    long seconds = Long.parseLong(first("(?m)^      Timeout: (\\d+)$", reconcile));

    assertThat(Duration.ofMinutes(minutes).plusSeconds(seconds)).isLessThanOrEqualTo(STATED);
  }

  private static String first(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElseThrow();
  }
}
