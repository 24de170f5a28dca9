package org.dreamlms.functions.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.dreamlms.functions.workers.Trouble.Times;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsDelivery.Status;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.dcsclient.FakeDcsWebhooks;
import org.dreamlms.lib.dcsclient.SubscriptionWish;
import org.dreamlms.lib.hybridcache.SimulatedFleet;

/**
 * DCS on simulated time, with its rules of delivery (DCS contract 2.3): three attempts in all, 1 s
 * and 2 s apart, in the background after its own answer; what failed three times, or was under way
 * when DCS ended, is never sent again. Its log shows the newest 100. Two publishers, whose books
 * are renewed and deleted, and who are renamed; all versions only grow.
 */
final class SimulatedDcs {
  /** Half of them of each. */
  static final int BOOKS = 4;

  static final int PUBLISHERS = 2;

  /** As often as they stand here. */
  private static final List<Change> CHANGES =
      List.of(
          Change.BOOK_UPDATED,
          Change.BOOK_UPDATED,
          Change.BOOK_UPDATED,
          Change.BOOK_DELETED,
          Change.PUBLISHER_UPDATED);

  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final DcsSubscription OURS = ReconcileTest.subscription(3, true);
  private static final int SHOWN = 100;
  private static final int OK = 200;
  private static final int NOBODY = 0;

  private final SimulatedFleet fleet;
  private final Trouble trouble;
  private final ToIntFunction<DcsDelivery> receiver;
  private final Duration lag;
  private final FakeDcs rows = new FakeDcs();

  /** As edited; what is read may lag behind. */
  private final Content edited = new Content();

  private final Content read = new Content();
  private final TreeMap<Integer, DcsDelivery> log = new TreeMap<>();

  /** What somebody changes. */
  enum Change {
    BOOK_UPDATED("book.updated"),
    BOOK_DELETED("book.deleted"),
    PUBLISHER_UPDATED("publisher.updated");

    private final String event;

    Change(String event) {
      this.event = event;
    }
  }

  /**
   * What somebody changed.
   *
   * @param id of the book or the publisher
   * @param version of it since then; part of its title or name
   */
  record Edit(Change change, int id, int version, Duration at) {
    /** Whether a book cannot be shown so any more. */
    boolean isLackedBy(Book book) {
      return switch (change) {
        case BOOK_UPDATED -> book.id() == id && versionIn(book.title()) < version;
        case BOOK_DELETED -> book.id() == id;
        case PUBLISHER_UPDATED ->
            book.publisherId() == id && versionIn(book.publisherName()) < version;
      };
    }
  }

  /** Which there are, and their versions. */
  private static final class Content {
    private final Map<Integer, Integer> books = new TreeMap<>();
    private final Map<Integer, Integer> publishers = new TreeMap<>();

    private void apply(Change change, int id, int version) {
      switch (change) {
        case BOOK_UPDATED -> books.put(id, version);
        case BOOK_DELETED -> books.remove(id);
        case PUBLISHER_UPDATED -> publishers.put(id, version);
      }
    }
  }

  /**
   * @param receiver answers with a status; 0: nobody is there
   */
  SimulatedDcs(SimulatedFleet fleet, Trouble trouble, ToIntFunction<DcsDelivery> receiver) {
    this.fleet = fleet;
    this.trouble = trouble;
    this.receiver = receiver;
    lag = fleet.between(trouble.way().lag().dividedBy(2), trouble.way().lag());
    for (int publisher = 1; publisher <= PUBLISHERS; publisher++) {
      edited.apply(Change.PUBLISHER_UPDATED, publisher, 0);
      write(Change.PUBLISHER_UPDATED, publisher, 0);
    }
    for (int book = 1; book <= BOOKS; book++) {
      edited.apply(Change.BOOK_UPDATED, book, 0);
      write(Change.BOOK_UPDATED, book, 0);
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

  /** Whether a book is to be shown exactly so. */
  boolean isNow(Book book) {
    return edited.books.getOrDefault(book.id(), -1) == versionIn(book.title())
        && edited.publishers.getOrDefault(book.publisherId(), -1)
            == versionIn(book.publisherName());
  }

  boolean isDeleted(int book) {
    return !edited.books.containsKey(book);
  }

  /** From now on it answers nobody who wants to read it. */
  void answersNobody() {
    rows.failing(new DcsUnavailable("anything", DcsUnavailable.Reason.CONNECTION, 0, null));
  }

  /** Something of a publisher, done when it returns, and told in the background. */
  Edit edit(int publisher) {
    List<Integer> books =
        edited.books.keySet().stream().filter(book -> publisherOf(book) == publisher).toList();
    Change change =
        trouble.isUnread() ? Change.BOOK_DELETED : CHANGES.get(fleet.oneOf(CHANGES.size()));
    if (change == Change.BOOK_DELETED && books.size() == 1) {
      change = Change.BOOK_UPDATED;
    }
    int id = change == Change.PUBLISHER_UPDATED ? publisher : books.get(fleet.oneOf(books.size()));
    return edit(change, id);
  }

  private Edit edit(Change change, int id) {
    Map<Integer, Integer> versions =
        change == Change.PUBLISHER_UPDATED ? edited.publishers : edited.books;
    int version = versions.getOrDefault(id, 0) + 1;
    edited.apply(change, id, version);
    if (lag.isZero()) {
      write(change, id, version);
    } else {
      fleet.start(lag, () -> write(change, id, version));
    }
    int delivery = log.size() + 1;
    log.put(delivery, delivery(delivery, change.event, "", Status.PENDING, NOBODY, 0));
    fleet.start(
        fleet.between(Duration.ZERO, Times.BACKGROUND),
        () -> send(delivery, change.event, body(change, id, version)));
    return new Edit(change, id, version, fleet.now());
  }

  /** From now on it is read. */
  private void write(Change change, int id, int version) {
    read.apply(change, id, version);
    if (change == Change.BOOK_DELETED) {
      rows.withoutBook(id);
    }
    read.publishers.forEach((publisher, name) -> rows.with(publisher(publisher, name)));
    read.books.forEach((book, title) -> rows.with(row(book, title)));
  }

  private void send(int id, String event, String body) {
    if (trouble == Trouble.DCS_RESTARTED) {
      // It ends before the body is written, or after.
      String written = fleet.oneOf(2) == 0 ? "" : body;
      log.put(id, delivery(id, event, written, Status.PENDING, NOBODY, 0));
      return;
    }
    for (int attempt = 1; attempt <= WAITS.size() + 1; attempt++) {
      DcsDelivery sent = delivery(id, event, body, Status.PENDING, NOBODY, attempt - 1);
      log.put(id, sent);
      int status = post(sent, attempt);
      if (status == OK) {
        log.put(id, delivery(id, event, body, Status.SUCCESS, status, attempt));
        return;
      }
      boolean last = attempt > WAITS.size();
      log.put(
          id, delivery(id, event, body, last ? Status.FAILED : Status.PENDING, status, attempt));
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

  private DcsDelivery delivery(
      int id, String event, String body, Status status, int answered, int attempts) {
    DcsDelivery before = log.get(id);
    return new DcsDelivery(
        id,
        OURS.id(),
        event,
        body,
        status,
        answered == NOBODY ? null : Integer.valueOf(answered),
        attempts,
        before == null ? fleet.clock().instant() : before.created(),
        status == Status.PENDING ? null : fleet.clock().instant());
  }

  private String body(Change change, int id, int version) {
    return "{\"event\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"id\":%d,\"version\":%d}}"
        .formatted(change.event, fleet.clock().instant(), id, version);
  }

  private static int publisherOf(int book) {
    return 1 + (book - 1) * PUBLISHERS / BOOKS;
  }

  private static DcsPublisher publisher(int id, int version) {
    return FakeDcs.publisher(id, "Press " + id + " " + version);
  }

  private DcsBook row(int book, int version) {
    int publisher = publisherOf(book);
    DcsBook usual =
        FakeDcs.book(
            book, publisher(publisher, read.publishers.getOrDefault(publisher, 0)), "BOOK" + book);
    return new DcsBook(
        book,
        usual.publisherId(),
        usual.publisher(),
        usual.bookName(),
        "Title " + version,
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

  private static int versionIn(String name) {
    return Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1));
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
