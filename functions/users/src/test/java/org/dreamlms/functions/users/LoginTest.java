package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RouteAccess;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginTest implements TestPropertyProvider {
  private static final String LOGIN = "/api/v1/login/access-token";
  private static final String PASSWORD = "Şifre, 1 & 2 = 3+%";
  private static final UUID TEACHER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID INACTIVE = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final UUID LEGACY = UUID.fromString("00000000-0000-4000-8000-000000000003");
  private static final UUID OLD = UUID.fromString("00000000-0000-4000-8000-000000000004");

  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  @Inject ApplicationContext context;
  @Inject JsonMapper json;

  private final Rows rows = new Rows(database.dataSource());

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> settings = new HashMap<>(MigratedDatabase.settings(database));
    settings.putAll(TestTokens.signingSettings());
    settings.putAll(CountsInMemory.manyLogins());
    return settings;
  }

  @BeforeAll
  void people() {
    String hash = new Passwords().hash(PASSWORD);
    rows.user(TEACHER, "ayla.inci", Role.TEACHER, true, hash);
    rows.execute(
        "UPDATE \"user\" SET full_name = 'Ayla İnci', has_completed_tour = true WHERE id = ?",
        TEACHER);
    rows.user(INACTIVE, "inactive", Role.TEACHER, false, hash);
    rows.user(LEGACY, "legacy", Role.TEACHER, true, "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqq");
    rows.user(
        OLD, "old", Role.STUDENT, true, new Passwords(new Argon2Cost(64, 1, 1)).hash(PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {LOGIN, LOGIN + "/"})
  void the_right_password_gets_a_token(String path) throws IOException {
    Reply reply =
        lambda()
            .post(path)
            .form(
                Map.of(
                    "grant_type", "password",
                    "username", "ayla.inci",
                    "password", PASSWORD,
                    "scope", "",
                    "client_id", "x"))
            .send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    Map<String, Object> token = object(reply.text());
    assertThat(reply.text())
        .isEqualTo(
            "{\"access_token\":\""
                + token.get("access_token")
                + "\",\"token_type\":\"bearer\",\"must_change_password\":false,"
                + "\"has_completed_tour\":true}");
  }

  @Test
  void a_token_says_who_and_how_long_and_has_a_name_of_its_own() throws IOException {
    String[] parts = token("ayla.inci").split("\\.", -1);
    Map<String, Object> header = object(decoded(parts[0]));
    Map<String, Object> claims = object(decoded(parts[1]));

    assertThat(header)
        .containsOnly(entry("alg", "ES256"), entry("typ", "at+jwt"), entry("kid", "local-test"));
    assertThat(claims).containsOnlyKeys("iss", "aud", "sub", "role", "iat", "exp", "jti");
    assertThat(claims)
        .contains(
            entry("iss", "https://dreamlms.org"),
            entry("aud", "dream-lms"),
            entry("sub", TEACHER.toString()),
            entry("role", "teacher"));
    assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isEqualTo(8 * 3_600);
  }

  @Test
  void the_token_opens_one_s_own_account() throws IOException {
    Reply me = lambda().get("/api/v1/users/me").bearer(token("AYLA.INCI")).send();

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.header("cache-control")).isEqualTo("no-store");
    assertThat(me.text())
        .isEqualTo(
            "{\"username\":\"ayla.inci\",\"is_active\":true,\"is_superuser\":false,"
                + "\"full_name\":\"Ayla İnci\",\"role\":\"teacher\",\"dcs_publisher_id\":null,"
                + "\"id\":\"00000000-0000-4000-8000-000000000001\","
                + "\"must_change_password\":false,\"has_completed_tour\":true,"
                + "\"avatar_url\":null,\"avatar_type\":null}");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_has_an_account_of_its_own(Role role) {
    UUID user = rows.user(role);

    for (String path : List.of("/api/v1/users/me", "/api/v1/users/me/")) {
      Reply me = lambda().get(path).bearer(TestTokens.of(user, role)).send();
      assertThat(me.status()).isEqualTo(200);
      assertThat(me.text()).contains("\"role\":\"" + role.wireName() + "\"");
    }
  }

  @Tag("TK5")
  @Test
  void tk5_the_account_tells_the_role_of_the_row_and_not_of_the_token() {
    UUID student = rows.user(Role.STUDENT);

    assertThat(
            lambda()
                .get("/api/v1/users/me")
                .bearer(TestTokens.of(student, Role.ADMIN))
                .send()
                .text())
        .contains("\"role\":\"student\"", "\"is_superuser\":false");
  }

  @Tag("AC5")
  @Test
  void ac5_an_account_is_told_with_the_documented_fields_and_no_hash() throws IOException {
    Reply me = lambda().get("/api/v1/users/me").bearer(token("ayla.inci")).send();

    assertThat(object(me.text()))
        .containsOnlyKeys(
            "username",
            "is_active",
            "is_superuser",
            "full_name",
            "role",
            "dcs_publisher_id",
            "id",
            "must_change_password",
            "has_completed_tour",
            "avatar_url",
            "avatar_type");
    assertThat(me.text()).doesNotContain("argon2", "hashed_password");
  }

  @Test
  void an_account_is_not_shown_without_a_token_or_with_a_bad_one() {
    Reply without = lambda().get("/api/v1/users/me").send();
    Reply bad = lambda().get("/api/v1/users/me").bearer("x.y.z").send();
    Reply deleted =
        lambda()
            .get("/api/v1/users/me")
            .bearer(TestTokens.of(UUID.randomUUID(), Role.ADMIN))
            .send();

    assertThat(without.status()).isEqualTo(401);
    assertThat(without.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(without.text()).contains("\"detail\":\"Not authenticated\"");
    assertThat(bad.status()).isEqualTo(403);
    assertThat(bad.text()).contains("\"detail\":\"Could not validate credentials\"");
    assertThat(deleted.status()).isEqualTo(404);
    assertThat(deleted.text()).contains("\"detail\":\"User not found\"");
  }

  @Test
  void a_wrong_password_an_unknown_user_and_a_hash_of_the_previous_back_end_are_one_answer() {
    String wrong = logIn("ayla.inci", "wrong").text();

    assertThat(logIn("ayla.inci", "wrong").status()).isEqualTo(400);
    assertThat(wrong)
        .contains("\"detail\":\"Invalid credentials\"", "/problems/invalid-credentials");
    assertThat(logIn("nobody", PASSWORD).text()).isEqualTo(wrong);
    assertThat(logIn("legacy", PASSWORD).text()).isEqualTo(wrong);
    assertThat(logIn("ayla.inci\0", PASSWORD).text()).isEqualTo(wrong);
    assertThat(logIn("ayla.inci", PASSWORD + "x".repeat(1_000)).text()).isEqualTo(wrong);
    assertThat(logIn("inactive", "wrong").text()).isEqualTo(wrong);
  }

  @Test
  void an_inactive_user_is_told_so_after_the_right_password() {
    Reply reply = logIn("inactive", PASSWORD);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("\"detail\":\"Inactive user\"");
  }

  @Test
  void a_missing_field_is_named() {
    Reply noPassword = lambda().post(LOGIN).form(Map.of("username", "ayla.inci")).send();
    Reply neither = lambda().post(LOGIN).form(Map.of("password", "")).send();

    assertThat(noPassword.status()).isEqualTo(422);
    assertThat(noPassword.header("content-type")).startsWith("application/problem+json");
    assertThat(noPassword.text())
        .contains(
            "\"detail\":\"Please give a user name and a password.\"",
            "\"errors\":[{\"pointer\":\"/password\",\"detail\":\"This field is required.\"}]");
    assertThat(neither.status()).isEqualTo(422);
    assertThat(neither.text()).contains("/username", "/password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "%75sername", "x=1&username"})
  void a_password_in_the_address_is_not_taken_because_addresses_are_logged(String name) {
    Reply reply =
        lambda()
            .post(LOGIN + "?" + name + "=ayla.inci&password=x")
            .form(Map.of("grant_type", "password"))
            .send();

    assertThat(reply.status()).isEqualTo(422);
  }

  @Test
  void a_form_without_any_field_is_a_missing_field_and_json_is_no_form() {
    Reply empty =
        lambda().post(LOGIN).header("content-type", "application/x-www-form-urlencoded").send();
    Reply jsonBody = lambda().post(LOGIN).json("{\"username\":\"a\",\"password\":\"b\"}").send();

    assertThat(empty.status()).isEqualTo(422);
    assertThat(jsonBody.status()).isEqualTo(415);
  }

  @Test
  void an_older_hash_becomes_today_s_at_the_next_login() {
    String sql = "SELECT hashed_password FROM \"user\" WHERE username = 'old'";
    assertThat(rows.text(sql)).contains("$m=64,");
    assertThat(logIn("old", "wrong").status()).isEqualTo(400);
    assertThat(rows.text(sql)).contains("$m=64,");
    assertThat(logIn("old", PASSWORD).status()).isEqualTo(200);

    assertThat(rows.text(sql)).contains("$m=19456,t=2,p=1$");
    assertThat(logIn("old", PASSWORD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/jwks.json",
        "/.well-known/jwks.json/",
        "/api/v1/.well-known/jwks.json",
        "/api/v1/.well-known/jwks.json/"
      })
  void the_public_keys_are_published_and_nothing_private(String path) {
    Reply keys = lambda().get(path).send();

    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.header("content-type")).startsWith("application/json");
    assertThat(keys.header("cache-control")).isEqualTo("public, max-age=3600");
    assertThat(keys.text())
        .startsWith("{\"keys\":[{")
        .contains("\"kid\":\"local-test\"", "\"kty\":\"EC\"", "\"crv\":\"P-256\"")
        .doesNotContain("\"d\":");
  }

  @Test
  void every_route_says_who_may_call_it() {
    assertThat(RouteAccess.undeclared(context)).isEmpty();
  }

  private Reply logIn(String username, String password) {
    return lambda().post(LOGIN).form(Map.of("username", username, "password", password)).send();
  }

  private String token(String username) throws IOException {
    return String.valueOf(object(logIn(username, PASSWORD).text()).get("access_token"));
  }

  private LambdaDriver lambda() {
    return new LambdaDriver(context);
  }

  private Map<String, Object> object(String text) throws IOException {
    return json.readValue(text, Argument.mapOf(String.class, Object.class));
  }

  private static long seconds(Map<String, Object> claims, String name) {
    return Long.parseLong(String.valueOf(claims.get(name)));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), java.nio.charset.StandardCharsets.UTF_8);
  }
}
