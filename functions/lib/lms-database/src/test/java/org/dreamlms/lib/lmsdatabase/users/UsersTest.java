package org.dreamlms.lib.lmsdatabase.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UsersTest {
  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  private ApplicationContext context;
  private Users users;
  private Rows rows;

  @BeforeAll
  void start() {
    context = ApplicationContext.run(Map.copyOf(MigratedDatabase.settings(database)));
    users = context.getBean(Users.class);
    rows = new Rows(database.dataSource());
    rows.user(UUID.randomUUID(), "IsIk.Inci", Role.TEACHER, true, "$hash$");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void a_user_is_read_with_everything_that_the_row_holds() {
    UUID id = UUID.randomUUID();
    rows.execute(
        """
        INSERT INTO "user" (id, username, hashed_password, role, is_active, is_superuser, full_name,
          dcs_publisher_id, must_change_password, has_completed_tour, avatar_url, avatar_type)
        VALUES (?, 'p.1_2-3', '$x$', 'publisher', false, true, 'Çağla Şimşek', 7, true, true,
          'https://cdn.example/a.png', 'custom')
        """,
        id);

    User expected =
        new User(
            id,
            "p.1_2-3",
            Role.PUBLISHER,
            false,
            true,
            "Çağla Şimşek",
            7,
            true,
            true,
            "https://cdn.example/a.png",
            "custom");
    assertThat(users.byId(id)).contains(expected);
    assertThat(users.credentials("p.1_2-3")).contains(new Credentials(expected, "$x$"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IsIk.Inci", "isik.inci", "ISIK.INCI", "iSiK.iNcI"})
  void a_name_is_found_in_any_case_of_its_ascii_letters(String typed) {
    assertThat(users.credentials(typed)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0130s\u0130k.\u0130nci",
        "\u0131s\u0131k.\u0131nci",
        "isik.inc",
        "isik.inci ",
        "",
        "is%",
        "isik.inci\u0000",
        "' OR 1=1 --"
      })
  void nothing_else_is_the_same_name_a_turkish_i_least_of_all(String typed) {
    assertThat(users.credentials(typed)).isEmpty();
  }

  @Test
  void the_case_of_a_name_does_not_hang_on_the_machine_s_language() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      assertThat(users.credentials("ISIK.INCI")).isPresent();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_second_user_whose_name_differs_in_case_alone_is_refused() {
    assertThatThrownBy(() -> rows.user(UUID.randomUUID(), "ISIK.INCI", Role.STUDENT, true, "$x$"))
        .hasMessage("23505");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "with space", "\u0131sik", "a@b.c", "Kapı"})
  void a_name_of_another_shape_is_refused(String name) {
    assertThatThrownBy(() -> rows.user(UUID.randomUUID(), name, Role.STUDENT, true, "$x$"))
        .hasMessage("23514");
  }

  @Test
  void a_hash_is_replaced_only_while_it_is_still_the_old_one() {
    UUID id = UUID.randomUUID();
    rows.user(id, "rehash", Role.STUDENT, true, "$old$");

    assertThat(users.replaceHash(id, "$other$", "$new$")).isFalse();
    assertThat(users.replaceHash(id, "$old$", "$new$")).isTrue();
    assertThat(users.credentials("rehash")).map(Credentials::passwordHash).contains("$new$");
  }

  @Test
  void hashes_are_not_printed() {
    assertThat(users.credentials("isik.inci").orElseThrow().toString()).doesNotContain("$hash$");
  }
}
