package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is for one machine only is no part of what is deployed. */
final class TemplateSecretsTest {
  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?m)^ +[A-Z0-9_]*(PASSWORD|SECRET|SECRET_KEY|SIGNING_KEY|API_KEY): *(.*)$");

  /** Of what is always set, beside an empty secret. */
  private static final Pattern BY_ARN = Pattern.compile("(?m)^ +[A-Z0-9_]+_SECRET_ARN: *(.*)$");

  private static final Pattern MAY_READ =
      Pattern.compile("Action: secretsmanager:GetSecretValue\\n +Resource: (.*)\\n");

  private final String template = Repository.text(Repository.ROOT.resolve("template.yaml"));

  @Tag("LO2")
  @Test
  void nothing_local_and_no_door_for_developers_is_in_the_template() {
    for (String local :
        List.of(
            "AWS_ENDPOINT",
            "dream-local",
            "changethis",
            "test-secret",
            "local-",
            "/dev/",
            "/private/",
            "instant-login",
            "_control",
            "_events")) {
      assertThat(template).as(local).doesNotContain(local);
    }
  }

  @Tag("LO2")
  @Test
  void every_secret_comes_from_the_store_of_secrets() {
    List<String> values =
        SECRET_VALUE.matcher(template).results().map(found -> found.group(2).strip()).toList();
    List<String> atRunTime =
        BY_ARN.matcher(template).results().map(found -> found.group(1).strip()).toList();

    assertThat(values)
        .isNotEmpty()
        .filteredOn(value -> !value.equals("''"))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(value).startsWith("!Sub '{{resolve:secretsmanager:"));
    // An empty one stands beside its ARN, by which the function reads it.
    assertThat(values).filteredOn("''"::equals).hasSameSizeAs(atRunTime);
    assertThat(atRunTime)
        .allSatisfy(
            value ->
                assertThat(value)
                    .startsWith(
                        "!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${"));
  }

  @Tag("LO2")
  @Test
  void who_reads_a_secret_may_read_just_that_one() {
    List<String> resources =
        MAY_READ.matcher(template).results().map(found -> found.group(1).strip()).toList();

    assertThat(template.split("secretsmanager:GetSecretValue", -1)).hasSize(resources.size() + 1);
    assertThat(resources)
        .hasSize(2)
        .allSatisfy(
            resource ->
                assertThat(resource)
                    .matches("!Sub 'arn:.*:secret:\\$\\{WebhookCredentials}-\\?{6}'"));
  }
}
