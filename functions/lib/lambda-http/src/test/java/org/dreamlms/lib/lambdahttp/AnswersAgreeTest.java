package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.problems.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header, document and log say the same of one request. */
@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
final class AnswersAgreeTest {
  private final WrittenLog log = new WrittenLog();

  @Inject ApplicationContext context;

  @AfterEach
  void close() {
    log.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo/nulls", "/echo/boom", "/echo/problem", "/nowhere", "/echo/raw"})
  void the_id_of_a_request_stands_in_header_document_and_every_line_of_the_log(String path) {
    Reply reply = send(path, "id of " + path);

    assertThat(reply.header("x-request-id")).isEqualTo("id of " + path);
    if (reply.status() >= 400) {
      assertThat(reply.text()).contains("\"instance\":\"urn:request:id of " + path + "\"");
    }
    assertThat(log.lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("\"requestId\":\"id of " + path + "\""))
        .anySatisfy(line -> assertThat(line).contains("\"logger\":\"access\""));
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void every_problem_says_when_to_come_back_if_that_is_of_any_use(ProblemType type) {
    Reply reply = send("/echo/problems/" + type, "r");

    int status = type.status().getCode();
    boolean passes = status == 429 || status == 503;
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.header("retry-after")).matches(passes ? "[1-9][0-9]*" : "");
    assertThat(reply.text().contains("\"retry_after\":" + reply.header("retry-after")))
        .isEqualTo(passes);
    assertThat(reply.headers()).containsAllEntriesOf(Headers.SECURITY);
  }

  private Reply send(String path, String requestId) {
    LambdaDriver lambda = new LambdaDriver(context);
    APIGatewayV2HTTPEvent event = lambda.get(path).event();
    event.getRequestContext().setRequestId(requestId);
    return lambda.send(event);
  }
}
