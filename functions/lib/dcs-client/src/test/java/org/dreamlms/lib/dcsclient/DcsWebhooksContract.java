package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DcsWebhooks} holds. Each test begins without subscriptions. */
public abstract class DcsWebhooksContract {

  private static final int UNKNOWN = 999_999;
  private static final Secret SECRET = new Secret("ş\"ixteen characters \\ or more");
  private static final Secret OTHER_SECRET = new Secret("another-secret-0123");

  protected abstract DcsWebhooks webhooks();

  /** An address that answers 200. */
  protected abstract String listener();

  /** A book changes in DCS, and all deliveries of that have ended when this returns. */
  protected abstract void editBook() throws Exception;

  private SubscriptionWish wish() {
    return SubscriptionWish.everything(listener(), SECRET, "Dream LMS, tests");
  }

  private List<DcsDelivery> deliveries(DcsSubscription subscription) {
    return webhooks().deliveries(subscription.id()).orElseThrow();
  }

  @Test
  void one_that_is_made_is_as_wished_and_listed() {
    SubscriptionWish sleeping =
        new SubscriptionWish(
            listener() + "?a=b%20c&d=ş", SECRET, null, false, Set.of("book.updated"));

    DcsSubscription all = webhooks().create(wish());
    DcsSubscription few = webhooks().create(sleeping);

    assertThat(all)
        .isEqualTo(
            new DcsSubscription(
                all.id(), listener(), SECRET, "Dream LMS, tests", true, DcsWebhooks.EVENTS));
    assertThat(few)
        .isEqualTo(
            new DcsSubscription(
                few.id(), sleeping.url(), SECRET, null, false, Set.of("book.updated")));
    assertThat(wish().isMetBy(all)).isTrue();
    assertThat(wish().isMetBy(few)).isFalse();
    assertThat(webhooks().subscriptions()).containsExactlyInAnyOrder(all, few);
  }

  @Test
  void an_address_may_be_there_twice() {
    DcsSubscription first = webhooks().create(wish());
    DcsSubscription second = webhooks().create(wish());

    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(webhooks().subscriptions()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void one_that_is_changed_keeps_its_id_and_what_nothing_was_said_of() {
    int id = webhooks().create(wish()).id();
    SubscriptionWish other =
        new SubscriptionWish(
            listener() + "/other", OTHER_SECRET, null, false, Set.of("publisher.deleted"));

    DcsSubscription changed = webhooks().change(id, other).orElseThrow();

    assertThat(changed)
        .isEqualTo(
            new DcsSubscription(
                id, other.url(), OTHER_SECRET, "Dream LMS, tests", false, other.events()));
    assertThat(webhooks().subscriptions()).containsExactly(changed);
    assertThat(webhooks().change(id, other)).contains(changed);
  }

  @Test
  void one_that_is_removed_is_gone_with_its_log() throws Exception {
    DcsSubscription kept = webhooks().create(wish());
    int id = webhooks().create(wish()).id();
    editBook();

    assertThat(webhooks().remove(id)).isTrue();

    assertThat(webhooks().remove(id)).isFalse();
    assertThat(webhooks().deliveries(id)).isEmpty();
    assertThat(webhooks().subscriptions()).containsExactly(kept);
    assertThat(deliveries(kept)).hasSize(1);
  }

  @Test
  void what_is_not_there_is_absent() {
    assertThat(webhooks().subscriptions()).isEmpty();
    assertThat(webhooks().change(UNKNOWN, wish())).isEmpty();
    assertThat(webhooks().remove(UNKNOWN)).isFalse();
    assertThat(webhooks().deliveries(UNKNOWN)).isEmpty();
  }

  @Test
  void only_who_wants_to_know_has_deliveries() throws Exception {
    DcsSubscription all = webhooks().create(wish());
    DcsSubscription books = webhooks().create(of(true, "publisher.updated", "book.updated"));
    DcsSubscription publishers = webhooks().create(of(true, "publisher.updated"));
    DcsSubscription sleeping = webhooks().create(of(false, "book.updated"));
    assertThat(deliveries(all)).isEmpty();

    editBook();

    assertThat(deliveries(all)).hasSize(1);
    assertThat(deliveries(books)).hasSize(1);
    assertThat(deliveries(publishers)).isEmpty();
    assertThat(deliveries(sleeping)).isEmpty();
    DcsDelivery delivery = deliveries(all).getFirst();
    assertThat(delivery.subscriptionId()).isEqualTo(all.id());
    assertThat(delivery.eventType()).isEqualTo("book.updated");
    assertThat(delivery.payload()).startsWith("{\"event\":\"book.updated\",");
    assertThat(delivery.status()).isEqualTo(DcsDelivery.Status.SUCCESS);
    assertThat(delivery.responseStatus()).isEqualTo(200);
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(delivery.created()).isNotNull().isBeforeOrEqualTo(delivery.delivered());
    assertThat(deliveries(books).getFirst().id()).isNotEqualTo(delivery.id());
  }

  private SubscriptionWish of(boolean active, String... events) {
    return new SubscriptionWish(listener(), SECRET, null, active, SubscriptionWish.inOrder(events));
  }

  @Test
  void the_log_shows_the_newest_hundred_newest_first() throws Exception {
    DcsSubscription subscription = webhooks().create(wish());
    editBook();
    int first = deliveries(subscription).getFirst().id();

    for (int i = 1; i < 100; i++) {
      editBook();
    }
    List<DcsDelivery> full = deliveries(subscription);
    editBook();
    List<DcsDelivery> more = deliveries(subscription);

    assertThat(full).hasSize(100).last().extracting(DcsDelivery::id).isEqualTo(first);
    assertThat(more).hasSize(100).last().extracting(DcsDelivery::id).isNotEqualTo(first);
    assertThat(more.subList(1, 100)).isEqualTo(full.subList(0, 99));
    assertThat(more).isSortedAccordingTo((a, b) -> Integer.compare(b.id(), a.id()));
  }

  @Test
  void nothing_shows_a_secret_or_a_payload() throws Exception {
    SubscriptionWish wish = wish();
    DcsSubscription made = webhooks().create(wish);
    editBook();

    assertThat(wish + " " + made + " " + webhooks().subscriptions())
        .contains("****")
        .doesNotContain("ixteen");
    assertThat(webhooks().subscriptions().getFirst().secret()).isEqualTo(SECRET);
    assertThat(deliveries(made).toString()).contains("book.updated").doesNotContain("timestamp");
  }

  @Test
  void registering_twice_leaves_one_as_it_should_be_and_others_alone() {
    DcsSubscription others =
        webhooks().create(SubscriptionWish.everything(listener() + "/", SECRET, "other"));
    webhooks().create(of(false, "book.updated"));
    webhooks().create(wish());
    webhooks().create(of(true, "book.updated"));
    RegisterSubscription registration = new RegisterSubscription(webhooks());

    Registration.Settled first =
        (Registration.Settled) registration.register(listener(), OTHER_SECRET, "d");
    Registration second = registration.register(listener(), OTHER_SECRET, "d");

    DcsSubscription ours =
        new DcsSubscription(
            first.subscription().id(), listener(), OTHER_SECRET, "d", true, DcsWebhooks.EVENTS);
    assertThat(first).isEqualTo(new Registration.Changed(ours, 2));
    assertThat(second).isEqualTo(new Registration.Unchanged(ours, 0));
    assertThat(webhooks().subscriptions()).containsExactlyInAnyOrder(others, ours);
  }
}
