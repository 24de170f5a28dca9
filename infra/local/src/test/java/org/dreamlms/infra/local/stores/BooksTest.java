package org.dreamlms.infra.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BooksTest {
  private static final Map<String, String> REAL =
      Map.of(
          "DCS_BASE_URL", "https://dcs.example",
          "DCS_EMAIL", "lms@example",
          "DCS_PASSWORD", "x",
          "BOOKS_S3_ENDPOINT", "https://s3.example",
          "BOOKS_S3_ACCESS_KEY", "a",
          "BOOKS_S3_SECRET_KEY", "b");

  @Test
  void a_real_dcs_is_passed_through() {
    Map<String, String> caller = new HashMap<>(REAL);
    caller.put("HOME", "/home/me");

    assertThat(Books.ofRealDcs(caller)).isEqualTo(REAL);
  }

  @Test
  void half_a_real_dcs_is_refused() {
    Map<String, String> caller = new HashMap<>(REAL);
    caller.remove("BOOKS_S3_SECRET_KEY");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Books.ofRealDcs(caller))
        .withMessageContaining("BOOKS_S3_SECRET_KEY is not set");
  }

  @Tag("LO4")
  @ParameterizedTest
  @ValueSource(strings = {"DCS_PASSWORD", "BOOKS_S3_ACCESS_KEY", "BOOKS_S3_SECRET_KEY"})
  void a_blank_secret_of_a_real_dcs_is_refused(String name) {
    for (String blank : new String[] {"", "  ", "\t"}) {
      Map<String, String> caller = new HashMap<>(REAL);
      caller.put(name, blank);

      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> Books.ofRealDcs(caller))
          .withMessageContaining(name + " is not set");
    }
  }

  @Tag("LO4")
  @Test
  void its_secrets_do_not_show() {
    Books books = new Books(Optional.empty(), Optional.empty(), Map.of("DCS_PASSWORD", "c4nary"));

    assertThat(books.toString()).doesNotContain("c4nary");
  }
}
