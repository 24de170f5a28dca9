package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A queue that feeds a function loses nothing that the function could not do. */
final class TemplateQueuesTest {
  private static final Pattern RESOURCE =
      Pattern.compile("(?ms)^  (\\w+):\\n    Type: (\\S+)\\n(.*?)(?=^  \\w+:\\n|^\\w|\\z)");
  private static final Pattern SOURCE =
      Pattern.compile("(?ms)^          Type: SQS\\n.*?Queue: !GetAtt (\\w+)\\.Arn\\n");
  private static final Pattern DEAD =
      Pattern.compile("deadLetterTargetArn: !GetAtt (\\w+)\\.Arn\\n");

  /** Lambda Developer Guide, "Using Lambda with Amazon SQS". */
  private static final int TIMES_AS_LONG = 6;

  /** SQS API Reference, SetQueueAttributes: no queue keeps anything for longer. */
  private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

  private final Map<String, String> functions = new HashMap<>();
  private final Map<String, String> queues = new HashMap<>();

  TemplateQueuesTest() {
    RESOURCE
        .matcher(Repository.text(Repository.ROOT.resolve("template.yaml")))
        .results()
        .forEach(this::sort);
    functions.values().removeIf(properties -> !SOURCE.matcher(properties).find());
  }

  private void sort(MatchResult resource) {
    switch (resource.group(2)) {
      case "AWS::Serverless::Function" -> functions.put(resource.group(1), resource.group(3));
      case "AWS::SQS::Queue" -> queues.put(resource.group(1), resource.group(3));
      default -> {}
    }
  }

  @Tag("QU3")
  @Test
  void qu3_a_message_is_hidden_six_times_as_long_as_its_function_may_take() {
    assertThat(functions).containsKey("WorkersEvents");
    functions.forEach(
        (name, function) -> {
          assertThat(number("VisibilityTimeout", queue(function)))
              .as(name)
              .isGreaterThanOrEqualTo(TIMES_AS_LONG * number("Timeout", function));
          assertThat(function)
              .as(name)
              .contains("FunctionResponseTypes: [ReportBatchItemFailures]\n");
        });
  }

  /** Lambda Developer Guide, "Configuring scaling behavior": two are the fewest. */
  @Test
  void a_full_queue_takes_no_environments_from_those_whom_people_wait_for() {
    functions.forEach(
        (name, function) ->
            assertThat(function)
                .as(name)
                .contains("            ScalingConfig: {MaximumConcurrency: 2}\n"));
  }

  @Tag("QU4")
  @Test
  void qu4_what_was_given_up_is_kept_as_long_as_a_queue_keeps_anything() {
    functions.forEach(
        (name, function) -> {
          String queue = queue(function);
          assertThat(number("maxReceiveCount", queue)).as(name).isEqualTo(5);
          assertThat(number("MessageRetentionPeriod", known(found(DEAD, queue))))
              .as(name)
              .isEqualTo(FOURTEEN_DAYS);
        });
  }

  private String queue(String function) {
    return known(found(SOURCE, function));
  }

  private String known(String queue) {
    assertThat(queues).containsKey(queue);
    return queues.getOrDefault(queue, "");
  }

  private static int number(String property, String of) {
    return Integer.parseInt(found(Pattern.compile("(?m)^ +" + property + ": (\\d+)$"), of));
  }

  private static String found(Pattern what, String in) {
    Matcher matcher = what.matcher(in);
    assertThat(matcher.find()).as(what + " in " + in).isTrue();
    return matcher.group(1);
  }
}
