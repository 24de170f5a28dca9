package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An alarm that listens to a metric which nobody sends is silent for ever: each listens to one that
 * the code of its function counts, by the name and the dimensions that leave, and is explained.
 */
final class TemplateAlarmsTest {
  private static final Pattern RESOURCE =
      Pattern.compile("(?ms)^  (\\w+):\\n    Type: (\\S+)\\n(.*?)(?=^  \\w+:\\n|^\\w|\\z)");
  private static final Pattern OF_FUNCTION =
      Pattern.compile("\\{Name: (\\w+), Value: !Ref (\\w+)}");
  private static final Pattern OF_QUEUE =
      Pattern.compile("\\{Name: QueueName, Value: !GetAtt (\\w+)\\.QueueName}");

  /** Amazon SQS developer guide, "Available CloudWatch metrics for Amazon SQS". */
  private static final List<String> OF_SQS =
      List.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage");

  /** AWS Lambda developer guide, "Types of metrics for Lambda functions". */
  private static final List<String> OF_LAMBDA = List.of("Invocations", "Errors", "Throttles");

  private final String template = Repository.text(Repository.ROOT.resolve("template.yaml"));
  private final Map<String, String> functions = new TreeMap<>();
  private final Map<String, String> queues = new TreeMap<>();
  private final Map<String, String> alarms = new TreeMap<>();

  TemplateAlarmsTest() {
    RESOURCE.matcher(template).results().forEach(this::sort);
  }

  private void sort(MatchResult resource) {
    switch (resource.group(2)) {
      case "AWS::Serverless::Function" -> functions.put(resource.group(1), resource.group(3));
      case "AWS::SQS::Queue" -> queues.put(resource.group(1), resource.group(3));
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

  @Tag("QU2")
  @Tag("WH8")
  @Tag("WH12")
  @Test
  void what_is_counted_has_an_alarm_by_the_name_and_the_dimensions_that_leave() {
    List<String> listened = new ArrayList<>();
    for (Map.Entry<String, String> alarm : alarms.entrySet()) {
      if (value(alarm, "Namespace").equals(CountedNames.namespace())) {
        MatchResult dimension = only(alarm, OF_FUNCTION);
        // The function's own, and none beside it: a counter with tags has more, and is another
        // metric.
        assertThat(dimension.group(1)).as(alarm.getKey()).isEqualTo(CountedNames.dimension());
        assertThat(functions).as(alarm.getKey()).containsKey(dimension.group(2));
        assertThat(CountedNames.of(codeOf(dimension.group(2))))
            .as(alarm.getKey())
            .contains(value(alarm, "MetricName"));
        // Lines say what was added since the line before.
        assertThat(value(alarm, "Statistic")).as(alarm.getKey()).isEqualTo("Sum");
        listened.add(value(alarm, "MetricName") + " of " + dimension.group(2));
      }
    }
    assertThat(listened)
        .contains(
            "events.unreadable of WorkersEvents",
            "webhook.skew of DcsWebhook",
            "webhook.unusable-id of DcsWebhook",
            "webhook.uncommitted of DcsWebhook",
            "webhook.unverified of DcsWebhook",
            "secrets.unread of DcsWebhook",
            "reconcile.repaired of WorkersReconcile",
            "reconcile.cleared of WorkersReconcile",
            "reconcile.failed of WorkersReconcile",
            "reconcile.unreachable of WorkersReconcile",
            "compare.failed of WorkersCompare")
        .doesNotHaveDuplicates();
  }

  /** Each ends in nobody being told, and none of our own lines says so. */
  @Tag("WH15")
  @Test
  void a_receiver_that_does_not_start_or_is_flooded_and_workers_that_break_are_said() {
    List<String> listened =
        alarms.entrySet().stream()
            .filter(alarm -> value(alarm, "Namespace").equals("AWS/Lambda"))
            .map(alarm -> value(alarm, "MetricName") + " of " + only(alarm, OF_FUNCTION).group(2))
            .toList();
    assertThat(listened)
        .containsExactlyInAnyOrder(
            "Errors of DcsWebhook",
            "Throttles of DcsWebhook",
            "Errors of WorkersReconcile",
            "Invocations of WorkersReconcile",
            "Errors of WorkersCompare");
  }

  @Tag("QU2")
  @Tag("QU4")
  @Test
  void what_aws_counts_is_of_a_queue_or_a_function_of_ours() {
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, String> alarm : alarms.entrySet()) {
      switch (value(alarm, "Namespace")) {
        case "AWS/SQS" -> {
          assertThat(OF_SQS).as(alarm.getKey()).contains(value(alarm, "MetricName"));
          assertThat(queues).as(alarm.getKey()).containsKey(only(alarm, OF_QUEUE).group(1));
        }
        case "AWS/Lambda" -> {
          assertThat(OF_LAMBDA).as(alarm.getKey()).contains(value(alarm, "MetricName"));
          MatchResult dimension = only(alarm, OF_FUNCTION);
          assertThat(dimension.group(1)).isEqualTo("FunctionName");
          assertThat(functions).as(alarm.getKey()).containsKey(dimension.group(2));
        }
        default -> others.add(value(alarm, "Namespace"));
      }
    }
    assertThat(others).containsOnly(CountedNames.namespace());
  }

  @Tag("QU2")
  @Test
  void qu2_one_message_that_was_given_up_is_said_within_a_minute() {
    assertThat(alarms.get("EventsGivenUp"))
        .contains(
            "MetricName: ApproximateNumberOfMessagesVisible\n",
            "Dimensions: [{Name: QueueName, Value: !GetAtt DcsEventsDead.QueueName}]\n",
            "Statistic: Maximum\n",
            "Period: 60\n",
            "EvaluationPeriods: 1\n",
            "ComparisonOperator: GreaterThanThreshold\n",
            "Threshold: 0\n");
  }

  @Tag("QU4")
  @Test
  void qu4_what_was_given_up_is_said_again_after_three_days_long_before_it_is_lost() {
    int threeDays = 3 * 24 * 3600;
    assertThat(alarms.get("EventsAboutToBeLost"))
        .contains(
            "MetricName: ApproximateAgeOfOldestMessage\n",
            "Dimensions: [{Name: QueueName, Value: !GetAtt DcsEventsDead.QueueName}]\n",
            "Statistic: Maximum\n",
            "ComparisonOperator: GreaterThanThreshold\n",
            "Threshold: " + threeDays + "\n");
    assertThat(queues.get("DcsEventsDead")).contains("MessageRetentionPeriod: 1209600\n");
  }

  @Test
  void each_alarm_says_itself_to_the_topic_and_is_explained() {
    String runbook = Repository.text(Repository.ROOT.resolve("infra/docs/runbook.md"));
    alarms.forEach(
        (name, properties) -> {
          assertThat(properties)
              .as(name)
              .contains(
                  "AlarmActions: !If [HasAlarmTopic, [!Ref AlarmTopic], !Ref AWS::NoValue]\n",
                  "TreatMissingData: ");
          assertThat(runbook).as(name).containsPattern("\\| [^|]*`" + name + "`");
        });
  }

  /** The directory of a function's code. */
  private String codeOf(String function) {
    MatchResult code =
        Pattern.compile("CodeUri: functions/([\\w-]+)/")
            .matcher(String.valueOf(functions.get(function)))
            .results()
            .findFirst()
            .orElseThrow();
    return code.group(1);
  }

  private static String value(Map.Entry<String, String> alarm, String property) {
    return Pattern.compile("(?m)^      " + property + ": (.*)$")
        .matcher(alarm.getValue())
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElseThrow(() -> new AssertionError(alarm.getKey() + " has no " + property));
  }

  private static MatchResult only(Map.Entry<String, String> alarm, Pattern pattern) {
    List<MatchResult> all = pattern.matcher(value(alarm, "Dimensions")).results().toList();
    assertThat(all).as(alarm.getKey()).hasSize(1);
    return all.getFirst();
  }
}
