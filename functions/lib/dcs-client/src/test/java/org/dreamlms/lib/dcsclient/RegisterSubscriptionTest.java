package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterSubscriptionTest {

  private static final String URL = "https://lms.example.org/api/v1/webhooks/dream-storage";
  private static final Secret SECRET = new Secret("0123456789abcdef");
  private static final DcsUnavailable DOWN =
      new DcsUnavailable("subscriptions", Reason.CONNECTION, 0, null);

  private final FakeDcsWebhooks webhooks = new FakeDcsWebhooks();
  private final RegisterSubscription registration = new RegisterSubscription(webhooks);

  private static DcsSubscription right(int id) {
    return new DcsSubscription(id, URL, SECRET, "Dream LMS", true, DcsWebhooks.EVENTS);
  }

  private Registration register() {
    return registration.register(URL, SECRET, "Dream LMS");
  }

  @Test
  void where_there_is_none_one_is_made() {
    assertThat(register()).isEqualTo(new Registration.Created(right(1), 0));
    assertThat(webhooks.subscriptions()).containsExactly(right(1));
  }

  @Test
  void where_there_is_one_nothing_is_changed() {
    webhooks.with(right(7));

    assertThat(register()).isEqualTo(new Registration.Unchanged(right(7), 0));
    assertThat(webhooks.calls()).containsExactly("subscriptions");
  }

  static Stream<DcsSubscription> differing() {
    Set<String> all = DcsWebhooks.EVENTS;
    return Stream.of(
        new DcsSubscription(7, URL, new Secret("fedcba9876543210"), "Dream LMS", true, all),
        new DcsSubscription(7, URL, new Secret(""), "Dream LMS", true, all),
        new DcsSubscription(7, URL, SECRET, "another", true, all),
        new DcsSubscription(7, URL, SECRET, null, true, all),
        new DcsSubscription(7, URL, SECRET, "Dream LMS", false, all),
        new DcsSubscription(7, URL, SECRET, "Dream LMS", true, Set.of("book.updated")),
        // All there will ever be, also what we know nothing of.
        new DcsSubscription(7, URL, SECRET, "Dream LMS", true, Set.of()));
  }

  @ParameterizedTest
  @MethodSource("differing")
  void one_that_differs_is_changed_in_place(DcsSubscription old) {
    webhooks.with(old);

    assertThat(register()).isEqualTo(new Registration.Changed(right(7), 0));
    assertThat(webhooks.subscriptions()).containsExactly(right(7));
  }

  @Test
  void without_a_description_any_will_do() {
    webhooks.with(right(7));

    assertThat(registration.register(URL, SECRET, null))
        .isEqualTo(new Registration.Unchanged(right(7), 0));
  }

  @Test
  void the_lowest_id_is_kept_and_set_right_before_the_others_are_removed() {
    webhooks.with(right(9)).with(right(8));
    webhooks.with(new DcsSubscription(7, URL, SECRET, null, false, Set.of()));

    assertThat(register()).isEqualTo(new Registration.Changed(right(7), 2));
    assertThat(webhooks.calls())
        .containsExactly("subscriptions", "change 7", "remove 8", "remove 9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lms.example.org/api/v1/webhooks/dream-storage/",
        "https://LMS.example.org/api/v1/webhooks/dream-storage",
        "http://lms.example.org/api/v1/webhooks/dream-storage",
        "https://lms.example.org:443/api/v1/webhooks/dream-storage",
        "https://lms.example.org/api/v1/webhooks/dream-storage?a=b"
      })
  void another_address_is_somebody_elses(String other) {
    DcsSubscription others = new DcsSubscription(7, other, SECRET, null, false, Set.of());
    webhooks.with(others);

    assertThat(register()).isEqualTo(new Registration.Created(right(8), 0));
    assertThat(webhooks.subscriptions()).containsExactly(others, right(8));
    assertThat(SubscriptionWish.everything(other, SECRET, null).isMetBy(right(7))).isFalse();
  }

  @Test
  void one_that_somebody_else_removes_meanwhile_is_not_kept() {
    DcsSubscription wrong = new DcsSubscription(8, URL, SECRET, null, false, Set.of());
    // Made before 8, listed after it, by somebody who then removed 8.
    webhooks
        .with(wrong)
        .before(
            call -> {
              if (call.equals("change 8")) {
                webhooks.without(8).with(right(7));
              }
            });

    // Right now, and not when it was first looked at: nobody knows what 8 did not tell.
    assertThat(register()).isEqualTo(new Registration.Changed(right(7), 0));
    assertThat(webhooks.subscriptions()).containsExactly(right(7));
  }

  @Test
  void one_that_was_made_is_made_however_many_rounds_it_takes() {
    // Made before ours, by somebody with another secret, who then takes it away.
    meanwhile(new DcsSubscription(5, URL, new Secret("f".repeat(16)), "", true, Set.of()));

    assertThat(register()).isEqualTo(new Registration.Created(right(8), 0));
    assertThat(webhooks.calls())
        .containsExactly("subscriptions", "create", "subscriptions", "change 5", "subscriptions");
  }

  @Test
  void where_somebody_else_makes_one_meanwhile_there_was_none_all_the_same() {
    meanwhile(right(5));

    assertThat(register()).isEqualTo(new Registration.Changed(right(5), 1));
  }

  /** Somebody has made it while we made 8; before it is set right it is gone. */
  private void meanwhile(DcsSubscription lower) {
    webhooks
        .with(right(7))
        .without(7)
        .before(
            call -> {
              if (call.equals("create")) {
                webhooks.with(lower);
              } else if (call.equals("change " + lower.id())) {
                webhooks.without(lower.id());
              }
            });
  }

  @Test
  void a_second_one_that_turns_up_after_the_first_was_made_is_surplus() {
    AtomicInteger lists = new AtomicInteger();
    webhooks.before(
        call -> {
          if (call.equals("subscriptions") && lists.incrementAndGet() == 2) {
            webhooks.with(right(5));
          }
        });

    assertThat(register()).isEqualTo(new Registration.Created(right(1), 1));
    assertThat(webhooks.subscriptions()).containsExactly(right(1));
  }

  @Test
  void what_was_made_and_is_not_listed_is_not_made_again() {
    webhooks.before(
        call -> {
          if (call.equals("subscriptions")) {
            webhooks.without(1);
          }
        });

    assertThat(register()).isInstanceOf(Registration.Unfinished.class);
    assertThat(webhooks.calls()).containsExactly("subscriptions", "create", "subscriptions");
  }

  @Test
  void an_answer_that_was_lost_is_told_as_unfinished_and_does_not_make_two() {
    webhooks.losingAnswers(DOWN);
    assertThat(register()).isEqualTo(new Registration.Unfinished(DOWN));
    webhooks.losingAnswers(null);

    assertThat(register()).isEqualTo(new Registration.Unchanged(right(1), 0));
  }

  @Test
  void a_change_whose_answer_was_lost_is_told_as_unfinished_since_the_next_call_finds_it_done() {
    webhooks.with(new DcsSubscription(7, URL, SECRET, null, false, Set.of())).with(right(9));
    webhooks.losingAnswers(DOWN);
    assertThat(register()).isEqualTo(new Registration.Unfinished(DOWN));
    webhooks.losingAnswers(null);

    assertThat(register()).isEqualTo(new Registration.Unchanged(right(7), 1));
    assertThat(webhooks.subscriptions()).containsExactly(right(7));
  }

  @Test
  void so_is_one_after_which_another_cannot_be_removed() {
    webhooks.with(new DcsSubscription(7, URL, SECRET, null, false, Set.of())).with(right(9));
    failingAt("remove 9");
    assertThat(register()).isEqualTo(new Registration.Unfinished(DOWN));
    webhooks.failing(null).before(_ -> {});

    assertThat(register()).isEqualTo(new Registration.Unchanged(right(7), 1));
  }

  @Test
  void one_that_was_right_all_the_time_has_told_everything_whatever_fails_afterwards() {
    webhooks.with(right(7)).with(right(9));
    failingAt("remove 9");

    assertThatThrownBy(this::register).isSameAs(DOWN);
  }

  @Test
  void one_that_is_always_gone_before_it_is_set_right_is_unfinished() {
    webhooks.before(
        call -> {
          if (call.equals("subscriptions")) {
            webhooks.with(new DcsSubscription(7, URL, SECRET, null, false, Set.of()));
          } else {
            webhooks.without(7);
          }
        });

    assertThat(register()).isInstanceOf(Registration.Unfinished.class);
    assertThat(webhooks.calls()).filteredOn("change 7"::equals).hasSize(3);
  }

  private void failingAt(String broken) {
    webhooks.before(
        call -> {
          if (call.equals(broken)) {
            webhooks.failing(DOWN);
          }
        });
  }

  @Test
  void a_dcs_that_fails_is_not_changed() {
    webhooks.failing(DOWN);

    assertThatThrownBy(this::register).isSameAs(DOWN);
    assertThat(webhooks.calls()).containsExactly("subscriptions");
  }

  static Stream<SubscriptionWishArguments> refused() {
    return Stream.of(
        new SubscriptionWishArguments(URL, "0123456789abcde", "d"),
        new SubscriptionWishArguments(URL, "changethis", "d"),
        new SubscriptionWishArguments(URL, "", "d"),
        new SubscriptionWishArguments(URL, " ".repeat(16), "d"),
        new SubscriptionWishArguments(URL, "🔑".repeat(15), "d"),
        new SubscriptionWishArguments(URL, "s".repeat(256), "d"),
        new SubscriptionWishArguments(URL, "0123456789abcdef", "d".repeat(513)),
        new SubscriptionWishArguments(URL + "a".repeat(513 - URL.length()), "0123456789abcdef", ""),
        new SubscriptionWishArguments("", "0123456789abcdef", ""),
        new SubscriptionWishArguments("lms.example.org/hook", "0123456789abcdef", ""),
        new SubscriptionWishArguments("ftp://lms.example.org/hook", "0123456789abcdef", ""),
        new SubscriptionWishArguments("https:///hook", "0123456789abcdef", ""),
        new SubscriptionWishArguments("https://u:p@lms.example.org/", "0123456789abcdef", ""),
        new SubscriptionWishArguments("https://lms.example.org/#a", "0123456789abcdef", ""),
        new SubscriptionWishArguments("https://lms.example.org/a b", "0123456789abcdef", ""),
        new SubscriptionWishArguments("https://lms.example.org/\r\n", "0123456789abcdef", ""));
  }

  record SubscriptionWishArguments(String url, String secret, String description) {}

  @ParameterizedTest
  @MethodSource("refused")
  void what_dcs_would_refuse_is_refused_before_it_is_asked(SubscriptionWishArguments odd) {
    assertThatThrownBy(
            () -> registration.register(odd.url(), new Secret(odd.secret()), odd.description()))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            refusal ->
                assertThat(odd.secret().length() > 9 && refusal.toString().contains(odd.secret()))
                    .isFalse());
    assertThat(webhooks.calls()).isEmpty();
  }

  @Test
  void the_bounds_themselves_are_accepted() {
    String url = URL + "a".repeat(512 - URL.length());

    assertThat(registration.register(url, new Secret("🔑".repeat(16)), "d".repeat(512)))
        .isInstanceOf(Registration.Created.class);
    assertThat(registration.register(url, new Secret("s".repeat(255)), ""))
        .isInstanceOf(Registration.Changed.class);
    assertThat(webhooks.subscriptions()).hasSize(1);
  }
}
