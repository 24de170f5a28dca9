package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who asks DCS for lists has an alarm for lists that lack most of what was known. */
final class TemplateAlarmsTest {
  private static final Pattern RESOURCE =
      Pattern.compile("(?ms)^  (\\w+):\\n    Type: (\\S+)\\n(.*?)(?=^  \\w+:\\n|^\\w|\\z)");

  private final Map<String, String> functions = new HashMap<>();
  private final Map<String, String> alarms = new HashMap<>();

  TemplateAlarmsTest() {
    RESOURCE
        .matcher(Repository.text(Repository.ROOT.resolve("template.yaml")))
        .results()
        .forEach(this::sort);
  }

  private void sort(MatchResult resource) {
    switch (resource.group(2)) {
      case "AWS::Serverless::Function" -> functions.put(resource.group(1), resource.group(3));
      case "AWS::CloudWatch::Alarm" -> alarms.put(resource.group(1), resource.group(3));
      default -> {}
    }
  }

  @Tag("DC5")
  @Test
  void dc5_each_function_that_asks_dcs_has_its_alarm_for_lost_lists() {
    functions.values().removeIf(properties -> !properties.contains("DCS_BASE_URL:"));
    // It asks for deliveries and for no list of books or publishers.
    functions.remove("WorkersReconcile");

    assertThat(functions).containsOnlyKeys("Catalog", "CacheAdmin", "Workers", "WorkersCompare");
    for (String function : functions.keySet()) {
      assertThat(alarms.get(function + "ListLoss"))
          .as(function)
          .contains(
              "Namespace: DreamLms\n",
              // ListLosses of functions/lib/book-catalog counts it.
              "MetricName: catalog.list.loss\n",
              "Dimensions: [{Name: Function, Value: !Ref " + function + "}]\n",
              "Statistic: Sum\n",
              "EvaluationPeriods: 1\n",
              "ComparisonOperator: GreaterThanThreshold\n",
              "Threshold: 0\n",
              "TreatMissingData: notBreaching\n");
    }
  }
}
