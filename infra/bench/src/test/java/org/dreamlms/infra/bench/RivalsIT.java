package org.dreamlms.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.dreamlms.infra.local.events.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured against each other is equal work. */
final class RivalsIT {
  private static final Path ROOT = Path.of(System.getProperty("dreamlms.root", "../.."));

  @TempDir private static Path folder;

  private static School school;
  private static Rivals rivals;

  @BeforeAll
  static void open() {
    school = School.open(ROOT, folder, Plan.SMOKE.books());
    rivals = Rivals.prepare(school, folder, Plan.SMOKE.books());
  }

  @AfterAll
  static void close() {
    school.close();
  }

  @Test
  void the_floors_answer_the_list_byte_by_byte_as_the_product_does() {
    EqualWork.Seen ours = seen(Rivals.answerOf(rivals.catalog(), rivals.list(), folder));

    assertThat(seen(Rivals.answerOf(rivals.events(), rivals.list(), folder))).isEqualTo(ours);
    assertThat(seen(Rivals.answerOf(rivals.cached(), rivals.list(), folder))).isEqualTo(ours);
    assertThat(ours.status()).isEqualTo(200);
    assertThat(ours.type()).isEqualTo("application/json");
    assertThat(json(ours).get("items")).hasSize(Plan.SMOKE.books());
  }

  @Test
  void the_floor_answers_health_as_the_product_does() {
    EqualWork.Seen ours = seen(Rivals.answerOf(rivals.cacheAdmin(), rivals.health(), folder));
    EqualWork.Seen floor = seen(Rivals.answerOf(rivals.events(), rivals.health(), folder));

    assertThat(floor.status()).isEqualTo(ours.status());
    assertThat(floor.type()).isEqualTo(ours.type());
    assertThat(json(floor).get("status")).isEqualTo(json(ours).get("status"));
    assertThat(json(floor).properties().stream().map(e -> e.getKey()).toList())
        .isEqualTo(json(ours).properties().stream().map(e -> e.getKey()).toList());
  }

  @Test
  void one_short_round_gives_every_ratio_of_warm_requests() {
    Report report = new Report();

    new WarmList(rivals, Plan.SMOKE, folder.resolve("runtime")).measure(report);
    new Drift(rivals, Plan.SMOKE, folder.resolve("runtime")).measure(report);

    assertThat(report.findings())
        .extracting(Finding::row)
        .containsExactly("P1", "P2", "P2", "P3", "P3", "P4", "P4");
    assertThat(report.findings())
        .allSatisfy(finding -> assertThat(finding.ratios().median()).isPositive());
  }

  @Test
  void the_seeds_own_targets_are_shown_beside_ours() {
    Report report = new Report();

    new SeedTargets(ROOT, rivals, Plan.SMOKE, folder.resolve("runtime")).measure(report);

    assertThat(report.markdown(Map.of()))
        .contains("| more than 80 % of the reads are hits | 99.")
        .contains("| a cached answer takes less than 50 ms |")
        .contains("| an uncached answer takes less than 500 ms |");
  }

  private static EqualWork.Seen seen(byte[] payload) {
    return EqualWork.Seen.of(payload);
  }

  private static JsonNode json(EqualWork.Seen seen) {
    return Json.read(seen.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
