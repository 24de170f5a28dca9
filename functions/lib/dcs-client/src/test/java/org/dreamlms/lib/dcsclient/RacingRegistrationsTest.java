package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two registrations at once, in every order in which their calls can fall. */
class RacingRegistrationsTest {

  /** Five steps for each of two that find nothing; whatever comes later comes in turn. */
  private static final int TURNS = 10;

  private static final String URL = "https://lms.example.org/hook";
  private static final Secret SECRET = new Secret("0123456789abcdef");
  private static final SubscriptionWish WISH = SubscriptionWish.everything(URL, SECRET, null);
  private static final DcsSubscription OTHERS =
      new DcsSubscription(100, "https://other.example.org/", SECRET, null, true, Set.of());

  static Stream<List<DcsSubscription>> before() {
    DcsSubscription wrong = new DcsSubscription(50, URL, SECRET, null, false, Set.of());
    DcsSubscription right = new DcsSubscription(60, URL, SECRET, null, true, DcsWebhooks.EVENTS);
    return Stream.of(
        List.of(), List.of(wrong), List.of(right), List.of(wrong, right), List.of(right, wrong));
  }

  @ParameterizedTest
  @MethodSource("before")
  void of_two_that_race_one_subscription_is_left(List<DcsSubscription> before) {
    for (int order = 0; order < 1 << TURNS; order++) {
      FakeDcsWebhooks dcs = new FakeDcsWebhooks().with(OTHERS);
      before.forEach(dcs::with);
      List<Racer> racers = List.of(new Racer(dcs), new Racer(dcs));

      for (int turn = 0; turn < TURNS; turn++) {
        racers.get(order >> turn & 1).step();
      }
      racers.forEach(Racer::finish);

      List<DcsSubscription> left = dcs.subscriptions();
      String which = "order " + Integer.toBinaryString(order) + " of " + before;
      assertThat(left).as(which).hasSize(2).contains(OTHERS);
      DcsSubscription ours = left.getFirst().equals(OTHERS) ? left.getLast() : left.getFirst();
      assertThat(WISH.isMetBy(ours)).as(which).isTrue();
      assertThat(racers)
          .as(which)
          .allMatch(racer -> racer.result != null)
          .anyMatch(racer -> racer.result().subscription().equals(ours));
      long made = racers.stream().mapToInt(racer -> racer.made).sum();
      int removed = racers.stream().mapToInt(racer -> racer.result().surplus()).sum();
      assertThat(before.size() + made - removed).as(which).isEqualTo(1);
    }
  }

  /** A registration that stands still before each of its calls, and in the middle of a POST. */
  private static final class Racer implements DcsWebhooks {

    private final FakeDcsWebhooks dcs;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private volatile boolean ended;
    private volatile int made;
    private volatile Registration.@Nullable Settled result;

    Racer(FakeDcsWebhooks dcs) {
      this.dcs = dcs;
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  result =
                      (Registration.Settled)
                          new RegisterSubscription(this).register(URL, SECRET, null);
                } finally {
                  ended = true;
                  stands.release();
                }
              });
      await(stands);
    }

    Registration.Settled result() {
      return Optional.ofNullable(result).orElseThrow();
    }

    void step() {
      if (!ended) {
        go.release();
        await(stands);
      }
    }

    void finish() {
      while (!ended) {
        step();
      }
    }

    private void stand() {
      stands.release();
      await(go);
    }

    private static void await(Semaphore turn) {
      try {
        if (!turn.tryAcquire(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody gives the turn");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public List<DcsSubscription> subscriptions() {
      stand();
      return dcs.subscriptions();
    }

    @Override
    public DcsSubscription create(SubscriptionWish wish) {
      stand();
      int id = dcs.reserve();
      stand();
      made++;
      return dcs.insert(id, wish);
    }

    @Override
    public Optional<DcsSubscription> change(int id, SubscriptionWish wish) {
      stand();
      return dcs.change(id, wish);
    }

    @Override
    public boolean remove(int id) {
      stand();
      return dcs.remove(id);
    }

    @Override
    public Optional<List<DcsDelivery>> deliveries(int subscriptionId) {
      throw new UnsupportedOperationException("a registration reads no log");
    }
  }

  @ParameterizedTest
  @MethodSource("before")
  void of_many_that_run_freely_one_subscription_is_left(List<DcsSubscription> before)
      throws Exception {
    FakeDcsWebhooks dcs = new FakeDcsWebhooks().with(OTHERS);
    before.forEach(dcs::with);
    RegisterSubscription registration = new RegisterSubscription(dcs);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Registration> register = () -> registration.register(URL, SECRET, null);
      for (var racer : threads.invokeAll(Collections.nCopies(20, register))) {
        assertThat(racer.get())
            .isInstanceOfSatisfying(
                Registration.Settled.class,
                settled -> assertThat(settled.subscription().url()).isEqualTo(URL));
      }
    }

    assertThat(dcs.subscriptions()).hasSize(2).contains(OTHERS).anyMatch(WISH::isMetBy);
  }
}
