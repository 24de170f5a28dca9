package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

  private final Passwords passwords = new Passwords(CHEAP);

  @Test
  void the_right_password_matches_and_no_other_does() {
    String stored = passwords.hash("dream-local");

    assertThat(passwords.match("dream-local", stored)).isTrue();
    assertThat(passwords.match("dream-locaL", stored)).isFalse();
    assertThat(passwords.match("", stored)).isFalse();
  }

  @Test
  void nobody_s_password_is_nothing_at_all() {
    assertThat(passwords.match("", null)).isFalse();
    assertThat(passwords.match("dream-local", null)).isFalse();
    assertThat(passwords.match("dream-local", "$2b$12$legacy")).isFalse();
  }

  /** Counts memory, which Argon2 takes in proportion to its work, and no time. */
  @Tag("TK8")
  @Test
  void tk8_an_unknown_user_costs_what_a_wrong_password_costs() {
    Passwords real = new Passwords();
    String stored = real.hash("right");
    real.match("warm", null);
    long wrong = bytes(() -> real.match("wrong", stored));

    assertThat(wrong).isGreaterThan(19L * 1024 * 1024);
    assertThat(bytes(() -> real.match("wrong", null))).isCloseTo(wrong, withPercentage(2));
    assertThat(bytes(() -> real.match("wrong", "$2b$12$legacy")))
        .isCloseTo(wrong, withPercentage(2));
  }

  private static long bytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void the_same_password_is_stored_differently_each_time() {
    assertThat(passwords.hash("x")).isNotEqualTo(passwords.hash("x"));
  }

  @Test
  void a_password_longer_than_any_is_refused() {
    String longest = "p".repeat(Passwords.MAX_LENGTH);

    assertThat(passwords.match(longest, passwords.hash(longest))).isTrue();
    assertThat(passwords.match(longest + "p", passwords.hash(longest + "p"))).isFalse();
  }

  @Test
  void a_hash_made_at_another_price_is_outdated() {
    String dearer = new Passwords(new Argon2Cost(128, 2, 1)).hash("x");

    assertThat(passwords.isOutdated(dearer)).isTrue();
    assertThat(passwords.isOutdated(passwords.hash("x"))).isFalse();
    assertThat(passwords.match("x", dearer)).isTrue();
  }
}
