package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {
  /** From the reference implementation's test.c, version 0x13: t=2, m=2^16 KiB, p=1. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ" + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

  @Test
  void the_reference_implementation_s_hash_is_understood() {
    PasswordHash reference = PasswordHash.parse(REFERENCE).orElseThrow();

    assertThat(reference.matches("password")).isTrue();
    assertThat(reference.matches("Password")).isFalse();
    assertThat(reference.phc()).isEqualTo(REFERENCE);
  }

  @Test
  void a_hash_survives_being_stored() {
    PasswordHash made = PasswordHash.of("Şifre 123 🗝", CHEAP, new byte[16]);
    PasswordHash stored = PasswordHash.parse(made.phc()).orElseThrow();

    assertThat(stored.phc()).isEqualTo(made.phc()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(stored.matches("Şifre 123 🗝")).isTrue();
    assertThat(stored.matches("Sifre 123 🗝")).isFalse();
  }

  @Test
  void a_letter_with_its_mark_is_the_same_composed_and_decomposed() {
    PasswordHash composed = PasswordHash.of("\u015fifre", CHEAP, new byte[16]);

    assertThat(composed.matches("s\u0327ifre")).isTrue();
  }

  @Tag("LO4")
  @Test
  void lo4_a_hash_is_not_printed() {
    assertThat(PasswordHash.parse(REFERENCE).orElseThrow().toString()).doesNotContain("CTFhFd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "changethis",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
        "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=16$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=9999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=1$$"
      })
  void what_is_not_ours_or_too_dear_is_no_hash(String stored) {
    assertThat(PasswordHash.parse(stored)).isEmpty();
  }

  @Test
  void today_s_cost_is_the_one_that_owasp_recommends() {
    assertThat(Argon2Cost.CURRENT).isEqualTo(new Argon2Cost(19_456, 2, 1));
    assertThat(PasswordHash.SALT_BYTES).isEqualTo(16);
    assertThat(PasswordHash.HASH_BYTES).isEqualTo(32);
  }
}
