package org.dreamlms.functions.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.dreamlms.functions.workers.Trouble.Times;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsDelivery.Status;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.dcsclient.FakeDcsWebhooks;
import org.dreamlms.lib.dcsclient.SubscriptionWish;
import org.dreamlms.lib.hybridcache.SimulatedFleet;

/**
 * DCS on simulated time, with its rules of delivery (DCS contract 2.3): three attempts in all, 1 s
 * and 2 s apart, in the background after its own answer; what failed three times, or was under way
 * when DCS ended, is never sent again. Its log shows the newest 100.
 */
final class SimulatedDcs {
  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final DcsPublisher PUBLISHER = FakeDcs.publisher(1, "Dream Press");
  private static final DcsSubscription OURS = ReconcileTest.subscription(3, true);
  private static final int SHOWN = 100;
  private static final int OK = 200;
  private static final int NOBODY = 0;

  private final SimulatedFleet fleet;
  private final Trouble trouble;
  private final ToIntFunction<DcsDelivery> receiver;
  private final Duration lag;
  private final FakeDcs rows = new FakeDcs().with(PUBLISHER);
  private final Map<Integer, Integer> versions = new TreeMap<>();
  private final TreeMap<Integer, DcsDelivery> log = new TreeMap<>();

  /**
   * What somebody changed.
   *
   * @param version of the book since then; part of its title
   */
  record Edit(int book, int version, Duration at) {}

  /**
   * @param receiver answers with a status; 0: nobody is there
   */
  SimulatedDcs(
      SimulatedFleet fleet, Trouble trouble, int books, ToIntFunction<DcsDelivery> receiver) {
    this.fleet = fleet;
    this.trouble = trouble;
    this.receiver = receiver;
    lag = fleet.between(trouble.way().lag().dividedBy(2), trouble.way().lag());
    for (int book = 1; book <= books; book++) {
      versions.put(book, 0);
      rows.with(row(book, 0));
    }
  }

  /** As whoever asks it over the network sees it. */
  Dcs content() {
    return fleet.far(Dcs.class, rows, Times.NETWORK);
  }

  /** Its subscriptions and its log, over the network. */
  DcsWebhooks webhooks() {
    return fleet.far(DcsWebhooks.class, new Log(), Times.NETWORK);
  }

  int version(int book) {
    return versions.getOrDefault(book, 0);
  }

  /** Done when it returns, and told in the background. */
  Edit edit(int book) {
    int version = versions.merge(book, 1, Integer::sum);
    if (lag.isZero()) {
      rows.with(row(book, version));
    } else {
      fleet.start(lag, () -> rows.with(row(book, version)));
    }
    int id = log.size() + 1;
    log.put(id, delivery(id, "", Status.PENDING, NOBODY, 0));
    fleet.start(
        fleet.between(Duration.ZERO, Times.BACKGROUND), () -> send(id, body(book, version)));
    return new Edit(book, version, fleet.now());
  }

  private void send(int id, String body) {
    if (trouble == Trouble.DCS_RESTARTED) {
      // It ends before the body is written, or after.
      String written = fleet.oneOf(2) == 0 ? "" : body;
      log.put(id, delivery(id, written, Status.PENDING, NOBODY, 0));
      return;
    }
    for (int attempt = 1; attempt <= WAITS.size() + 1; attempt++) {
      DcsDelivery sent = delivery(id, body, Status.PENDING, NOBODY, attempt - 1);
      log.put(id, sent);
      int status = post(sent, attempt);
      if (status == OK) {
        log.put(id, delivery(id, body, Status.SUCCESS, status, attempt));
        return;
      }
      boolean last = attempt > WAITS.size();
      log.put(id, delivery(id, body, last ? Status.FAILED : Status.PENDING, status, attempt));
      if (!last) {
        fleet.sleep(WAITS.get(attempt - 1));
      }
    }
  }

  private int post(DcsDelivery sent, int attempt) {
    fleet.sleep(fleet.between(Duration.ZERO, trouble.way().held()));
    fleet.sleep(fleet.between(Duration.ZERO, Times.NETWORK));
    int status = attempt <= trouble.way().lost() ? NOBODY : receiver.applyAsInt(sent);
    for (int copies = fleet.oneOf(trouble.way().copies() + 1); copies > 0; copies--) {
      fleet.start(
          fleet.between(Duration.ZERO, Times.JAM),
          () -> {
            if (attempt > trouble.way().lost()) {
              int _ = receiver.applyAsInt(sent);
            }
          });
    }
    fleet.sleep(fleet.between(Duration.ZERO, Times.NETWORK));
    return status;
  }

  private DcsDelivery delivery(int id, String body, Status status, int answered, int attempts) {
    DcsDelivery before = log.get(id);
    return new DcsDelivery(
        id,
        OURS.id(),
        "book.updated",
        body,
        status,
        answered == NOBODY ? null : Integer.valueOf(answered),
        attempts,
        before == null ? fleet.clock().instant() : before.created(),
        status == Status.PENDING ? null : fleet.clock().instant());
  }

  private String body(int book, int version) {
    return "{\"event\":\"book.updated\",\"timestamp\":\""
        + fleet.clock().instant()
        + "\",\"data\":{\"id\":"
        + book
        + ",\"book_title\":\""
        + version
        + "\"}}";
  }

  private static DcsBook row(int book, int version) {
    DcsBook usual = FakeDcs.book(book, PUBLISHER, "BOOK" + book);
    return new DcsBook(
        book,
        usual.publisherId(),
        usual.publisher(),
        usual.bookName(),
        Integer.toString(version),
        usual.bookCover(),
        usual.activityCount(),
        usual.activityDetails(),
        usual.totalSize(),
        usual.language(),
        usual.category(),
        usual.status(),
        usual.createdAt(),
        usual.updatedAt());
  }

  /** What a reconciliation asks for. */
  private final class Log implements DcsWebhooks {
    private final FakeDcsWebhooks subscriptions = new FakeDcsWebhooks().with(OURS);

    @Override
    public List<DcsSubscription> subscriptions() {
      return subscriptions.subscriptions();
    }

    @Override
    public DcsSubscription create(SubscriptionWish wish) {
      return subscriptions.create(wish);
    }

    @Override
    public Optional<DcsSubscription> change(int id, SubscriptionWish wish) {
      return subscriptions.change(id, wish);
    }

    @Override
    public boolean remove(int id) {
      return subscriptions.remove(id);
    }

    @Override
    public Optional<List<DcsDelivery>> deliveries(int subscriptionId) {
      List<DcsDelivery> newest = new ArrayList<>(log.descendingMap().values());
      return Optional.of(newest.subList(0, Math.min(SHOWN, newest.size())));
    }
  }
}
