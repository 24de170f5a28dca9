package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointOverridesTest {
  private static final String LAMBDA = "AWS_EXECUTION_ENV";

  @Tag("LO2")
  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SECRETS_MANAGER"})
  void a_deployed_function_refuses_endpoints_of_one_machine(String name) {
    var variables = Map.<String, Object>of(name, "http://127.0.0.1:1", LAMBDA, "AWS_Lambda_java25");

    assertThatThrownBy(() -> builder(variables).start())
        .hasStackTraceContaining("AWS_ENDPOINT_URL")
        .hasStackTraceContaining("refuses");
  }

  @Tag("LO2")
  @Test
  void a_deployed_function_refuses_an_endpoint_of_ours_too() {
    var variables =
        Map.<String, Object>of(
            "DYNAMODB_ENDPOINT", "http://127.0.0.1:1", LAMBDA, "AWS_Lambda_java25");

    assertThatThrownBy(() -> builder(variables).start())
        .hasStackTraceContaining("DYNAMODB_ENDPOINT is set, which a deployed function refuses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_deployed_function_takes_an_empty_one_as_the_template_declares_it(String empty) {
    var variables = Map.<String, Object>of("DYNAMODB_ENDPOINT", empty, LAMBDA, "AWS_Lambda_java25");

    try (ApplicationContext context = builder(variables).start()) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Local_java25", "AWS_Lambda_java25"})
  void on_one_machine_they_are_welcome(String runtime) {
    var variables =
        Map.<String, Object>of(
            "AWS_ENDPOINT_URL_S3",
            "http://127.0.0.1:1",
            "DYNAMODB_ENDPOINT",
            "http://127.0.0.1:1",
            LAMBDA,
            runtime,
            "AWS_SAM_LOCAL",
            "true");

    try (ApplicationContext context = builder(variables).start()) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void a_deployed_function_without_them_starts() {
    try (var context = builder(Map.of(LAMBDA, "AWS_Lambda_java25")).start()) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  /** As environment variables, whose names the framework reads in its own way. */
  private static ApplicationContextBuilder builder(Map<String, Object> variables) {
    return ApplicationContext.builder()
        .propertySources(
            PropertySource.of(
                "variables", variables, PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE));
  }
}
