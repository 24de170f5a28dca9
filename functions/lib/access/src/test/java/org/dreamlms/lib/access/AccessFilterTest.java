package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = false)
@Property(name = "test.routes", value = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessFilterTest implements TestPropertyProvider {
  @Inject ApplicationContext context;

  private final FakeIdentities identities = new FakeIdentities();

  @Override
  public Map<String, String> getProperties() {
    return TestTokens.settings();
  }

  @MockBean
  Identities identities() {
    return identities;
  }

  @MockBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Test
  void a_store_that_cannot_answer_lets_nobody_in_and_logs_nobody_out() {
    UUID user = identities.add(Role.ADMIN);
    String token = "Bearer " + TestTokens.of(user, Role.ADMIN);
    identities.fail(false);
    String unavailable = get("/test/closed", token);
    identities.fail(true);
    String outdated = get("/test/closed", token);
    identities.recover();

    assertThat(unavailable).startsWith("503 ").contains("/database-unavailable");
    assertThat(outdated).startsWith("503 ").contains("/schema-outdated");
    assertThat(get("/test/closed", token)).isEqualTo("200 admin");
  }

  @Test
  void an_anonymous_route_needs_no_token_and_looks_at_none() {
    assertThat(get("/test/open", null)).isEqualTo("200 open");
    assertThat(get("/test/open", "Bearer nonsense")).isEqualTo("200 open");
  }

  @Test
  void without_a_token_the_client_is_asked_for_one() {
    assertThat(get("/test/closed", null)).startsWith("401 ").contains("\"Not authenticated\"");
    assertThat(call("/test/closed", null).getHeaders()).containsEntry("WWW-Authenticate", "Bearer");
  }

  @Test
  void an_unknown_path_is_not_found_with_and_without_a_token() {
    assertThat(get("/test/unknown", null)).startsWith("404 ");
    assertThat(get("/test/unknown", bearer(Role.ADMIN))).startsWith("404 ");
  }

  @Test
  void one_of_the_allowed_roles_passes_and_the_controller_gets_the_caller() {
    assertThat(get("/test/closed", bearer(Role.ADMIN))).isEqualTo("200 admin");
    assertThat(get("/test/closed", bearer(Role.TEACHER))).isEqualTo("200 teacher");
  }

  @Test
  void another_role_is_refused_in_the_words_of_the_previous_back_end() {
    assertThat(get("/test/closed", bearer(Role.STUDENT)))
        .startsWith("403 ")
        .contains("\"Access forbidden. Required roles: ['admin', 'teacher']\"");
  }

  @Test
  void what_a_method_says_wins_over_its_class() {
    UUID student = identities.add(Role.STUDENT);

    assertThat(get("/test/student/7", "Bearer " + TestTokens.of(student, Role.STUDENT)))
        .isEqualTo("200 " + student + "/7");
    assertThat(get("/test/student/7", bearer(Role.ADMIN))).startsWith("403 ");
  }

  @Test
  void nobody_passes_a_route_that_says_nothing_and_the_build_can_find_it() {
    assertThat(get("/forgotten", bearer(Role.ADMIN))).startsWith("403 ");
    assertThat(get("/forgotten", null)).startsWith("403 ");
    assertThat(RouteAccess.undeclared(context)).containsExactly("Forgotten.forgotten");
  }

  @Test
  void a_value_that_does_not_convert_is_not_looked_at_before_the_token() {
    assertThat(get("/test/student/seven", null)).startsWith("401 ");
  }

  @Test
  void a_deleted_and_an_inactive_user_are_told_apart() {
    UUID inactive = UUID.randomUUID();
    identities.put(new Identity(inactive, Role.ADMIN, false, false, null));

    assertThat(get("/test/closed", "Bearer " + TestTokens.of(UUID.randomUUID(), Role.ADMIN)))
        .startsWith("404 ")
        .contains("\"User not found\"");
    assertThat(get("/test/closed", "Bearer " + TestTokens.of(inactive, Role.ADMIN)))
        .startsWith("400 ")
        .contains("\"Inactive user\"");
  }

  @Tag("TK7")
  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  ", "bEaReR "})
  void tk7_the_scheme_may_be_in_any_case(String scheme) {
    String token = TestTokens.of(identities.add(Role.ADMIN), Role.ADMIN);

    assertThat(get("/test/closed", scheme + token)).isEqualTo("200 admin");
  }

  @Tag("TK7")
  @ParameterizedTest
  @ValueSource(strings = {"", "Basic YTpi", "Token x", "Bearerx", "b\u0130arer x"})
  void tk7_another_scheme_is_no_authentication(String header) {
    assertThat(get("/test/closed", header)).startsWith("401 ");
  }

  @Tag("TK7")
  @Test
  void tk7_two_authorization_headers_are_refused() {
    String first = bearer(Role.ADMIN);
    String second = bearer(Role.ADMIN);

    // The gateway joins headers of one name by a comma.
    assertThat(get("/test/closed", first + "," + second))
        .startsWith("403 ")
        .contains("\"Could not validate credentials\"");
    assertThat(get("/test/closed", first + ", " + second)).startsWith("403 ");
  }

  @Tag("TK7")
  @Test
  void tk7_a_token_in_the_query_is_not_looked_at() {
    String token = TestTokens.of(identities.add(Role.ADMIN), Role.ADMIN);

    assertThat(get("/test/closed?token=" + token, null)).startsWith("401 ");
  }

  @Tag("TK7")
  @Test
  void tk7_a_route_that_says_so_takes_the_token_from_the_query() {
    UUID user = identities.add(Role.TEACHER);
    String token = TestTokens.of(user, Role.TEACHER);

    assertThat(get("/test/media?token=" + token, null)).isEqualTo("200 " + user);
    assertThat(get("/test/media?token=" + token + "x", null)).startsWith("403 ");
    assertThat(get("/test/media?token=", null)).startsWith("401 ");
    assertThat(get("/test/media", null)).startsWith("401 ");
  }

  @Tag("TK7")
  @Test
  void tk7_the_header_wins_over_the_query_whatever_is_in_it() {
    UUID user = identities.add(Role.TEACHER);
    String header = "Bearer " + TestTokens.of(user, Role.TEACHER);
    String other = TestTokens.of(identities.add(Role.ADMIN), Role.ADMIN);

    assertThat(get("/test/media?token=" + other, header)).isEqualTo("200 " + user);
    assertThat(get("/test/media?token=" + other, "Bearer nonsense")).startsWith("403 ");
    assertThat(get("/test/media?token=" + other, "Basic YTpi")).startsWith("401 ");
  }

  private String bearer(Role role) {
    return "Bearer " + TestTokens.of(identities.add(role), role);
  }

  private String get(String path, @Nullable String authorization) {
    var response = call(path, authorization);
    return response.getStatusCode() + " " + response.getBody();
  }

  private com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse call(
      String pathAndQuery, @Nullable String authorization) {
    String[] parts = pathAndQuery.split("\\?", 2);
    var event = new APIGatewayV2HTTPEvent();
    event.setRawPath(parts[0]);
    event.setRawQueryString(parts.length > 1 ? parts[1] : "");
    if (parts.length > 1) {
      String[] pair = parts[1].split("=", 2);
      event.setQueryStringParameters(Map.of(pair[0], pair[1]));
    }
    Map<String, String> headers = new HashMap<>();
    if (authorization != null) {
      headers.put("authorization", authorization);
    }
    event.setHeaders(headers);
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder()
            .withHttp(
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                    .withMethod("GET")
                    .withPath(parts[0])
                    .build())
            .build());
    return new APIGatewayV2HTTPEventFunction(context).handleRequest(event, new MockLambdaContext());
  }
}
