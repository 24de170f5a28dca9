package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Secrets and names go into every field that there is, and are looked for in all that comes out.
 */
@Tag("LA7")
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingIsToldTest implements TestPropertyProvider {
  private static final String LOGIN = "/api/v1/login/access-token";
  private static final String ME = "/api/v1/users/me";
  private static final String CANARY = "c4nary";
  private static final String PASSWORD = "c4nary-password";
  private static final UUID PUPIL = UUID.fromString("00000000-0000-4000-8000-0000000000a7");

  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  @Inject ApplicationContext context;

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> settings = new HashMap<>(MigratedDatabase.settings(database));
    settings.putAll(TestTokens.signingSettings());
    settings.putAll(CountsInMemory.manyLogins());
    return settings;
  }

  @Test
  void neither_logs_nor_problems_tell_a_password_a_token_or_a_name() {
    Rows rows = new Rows(database.dataSource());
    rows.user(PUPIL, "c4nary.pupil", Role.STUDENT, true, new Passwords().hash(PASSWORD));
    rows.execute("UPDATE \"user\" SET full_name = 'C4nary Pupil c4nary' WHERE id = ?", PUPIL);
    String token = TestTokens.of(PUPIL, Role.STUDENT);
    List<Reply> problems = new ArrayList<>();

    try (WrittenLog log = new WrittenLog()) {
      assertThat(logIn("c4nary.pupil", PASSWORD).status()).isEqualTo(200);
      assertThat(me(token).text()).contains("C4nary Pupil");
      problems.add(logIn("c4nary.pupil", "c4nary-wrong"));
      problems.add(logIn("c4nary-nobody", PASSWORD));
      problems.add(logIn("c4nary\u0000'\"; --", PASSWORD));
      problems.add(
          lambda().post(LOGIN + "?username=c4nary&password=" + PASSWORD).form(Map.of()).send());
      problems.add(lambda().post(LOGIN).json("{\"password\":\"c4nary\"").send());
      problems.add(lambda().post(LOGIN).form(Map.of("c4nary", PASSWORD)).send());
      problems.add(me(token + CANARY));
      problems.add(me(CANARY));
      problems.add(me("e30." + CANARY + ".e30"));
      problems.add(lambda().get(ME).header("authorization", "Basic " + CANARY).send());
      problems.add(lambda().get(ME + "?token=" + CANARY).cookies("session=" + CANARY).send());
      problems.add(lambda().get("/api/v1/users/" + CANARY + "?x=" + CANARY).send());
      problems.add(lambda().call("PUT", ME).header("x-c4nary", CANARY).json(CANARY).send());

      assertThat(problems).allSatisfy(problem -> assertThat(problem.status()).isBetween(400, 499));
      assertThat(problems).extracting(Reply::text).allSatisfy(NothingIsToldTest::isSilent);
      assertThat(log.lines()).isNotEmpty().allSatisfy(NothingIsToldTest::isSilent);
      assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains(token));
    }
  }

  @Test
  void an_outage_tells_no_setting_and_not_who_was_asking() {
    Map<String, Object> settings = new HashMap<>(TestTokens.signingSettings());
    settings.putAll(CountsInMemory.manyLogins());
    settings.put("lms.database.url", "jdbc:postgresql://127.0.0.1:1/c4nary");
    settings.put("lms.database.user", "c4nary-user");
    settings.put("lms.database.password", "c4nary-database");
    try (ApplicationContext down = ApplicationContext.run(settings);
        WrittenLog log = new WrittenLog()) {
      LambdaDriver lambda = new LambdaDriver(down);
      Reply login =
          lambda.post(LOGIN).form(Map.of("username", "c4nary", "password", PASSWORD)).send();
      Reply me = lambda.get(ME).bearer(TestTokens.of(PUPIL, Role.STUDENT)).send();

      assertThat(List.of(login, me)).extracting(Reply::status).containsOnly(503);
      assertThat(List.of(login, me))
          .extracting(Reply::text)
          .allSatisfy(NothingIsToldTest::isSilent);
      assertThat(log.lines()).isNotEmpty().allSatisfy(NothingIsToldTest::isSilent);
    }
  }

  private static void isSilent(String text) {
    assertThat(text).doesNotContainIgnoringCase(CANARY).doesNotContain("argon2");
  }

  private Reply logIn(String username, String password) {
    return lambda().post(LOGIN).form(Map.of("username", username, "password", password)).send();
  }

  private Reply me(String token) {
    return lambda().get(ME).bearer(token).send();
  }

  private LambdaDriver lambda() {
    return new LambdaDriver(context);
  }
}
