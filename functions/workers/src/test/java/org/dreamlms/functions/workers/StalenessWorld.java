package org.dreamlms.functions.workers;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.functions.workers.SimulatedDcs.Edit;
import org.dreamlms.functions.workers.Trouble.InVain;
import org.dreamlms.functions.workers.Trouble.Times;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.CatalogOver;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FakePositions;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.FollowUps;
import org.dreamlms.lib.dcsevents.Invalidate;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.Positions;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.SimulatedFleet;
import org.dreamlms.lib.hybridcache.SimulatedFleet.Container;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * Some environments of the catalog that people read, DCS that somebody edits, and between them the
 * code that is deployed: the cache, what an event does, the queue's worker, the reconciliation.
 * Only what is around {@code ApplyEvent} in the function of webhooks is played here: a function
 * knows no other.
 */
final class StalenessWorld {
  static final int ENVIRONMENTS = 3;

  /** So long that nothing but events ends it: what is measured is the events' doing alone. */
  static final Duration LIFETIME = Duration.ofDays(7);

  /** Of each environment, while it matters. */
  private static final int READS = 250;

  /** By when everybody has read everything. */
  private static final Duration HOT = Duration.ofSeconds(10);

  /** Beyond the bound, to see that it holds. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(3);

  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_SIGNED = 401;
  private static final int NOT_NOW = 503;
  private static final int NOBODY = 0;

  private final SimulatedFleet fleet;
  private final Trouble trouble;
  private final SimulatedDcs dcs;
  private final EventLog log;
  private final FakeFollowUps ordered;
  private final FollowUps queue;
  private final ApplyEvent hook;
  private final CarryOut worker;
  private final Reconcile reconcile;

  /** How often each event was delivered to us. */
  private final Map<EventId, Integer> attempts = new HashMap<>();

  private final List<Reader> readers = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  /** When our outage ends; zero: there is none. */
  private final Duration back;

  /** When nobody does anything any more. */
  private final Duration end;

  StalenessWorld(long seed, Trouble trouble, CatalogOver catalogs) {
    this.trouble = trouble;
    fleet = new SimulatedFleet(seed);
    dcs = new SimulatedDcs(fleet, trouble, this::receive);
    back = trouble.isOutage() ? HOT.plus(trouble.edits().within()) : Duration.ZERO;
    end = HOT.plus(trouble.edits().within()).plus(trouble.bound()).plus(AFTERWARDS);
    CallFaults none = new CallFaults();
    ordered = new FakeFollowUps(none);
    log = fleet.far(EventLog.class, new FakeEventLog(none), Times.STORE);
    queue = fleet.far(FollowUps.class, this::order, Times.STORE);
    InVain inVain = trouble.way().inVain();
    Invalidate hooks = Invalidate.in(fleet.container("hook").cache());
    hook =
        new ApplyEvent(
            inVain == InVain.RECEIVER_CANNOT_COMMIT || inVain == InVain.NOBODY_CAN_COMMIT
                ? event -> inTheThirdAttempt(hooks, event)
                : hooks,
            queue,
            log,
            fleet.clock());
    Container workers = fleet.container("workers");
    Invalidate theirs = Invalidate.in(workers.cache());
    Invalidate worked =
        inVain == InVain.NOBODY_CAN_COMMIT ? event -> inTheThirdAttempt(theirs, event) : theirs;
    ApplyEvent apply = new ApplyEvent(worked, queue, log, fleet.clock());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    worker = new CarryOut(worked, apply, meters);
    ReconcileSettings settings = new ReconcileSettings(Duration.ofMinutes(15));
    reconcile =
        new Reconcile(
            settings,
            new PublicUrl(ReconcileTest.URL),
            dcs.webhooks(),
            fleet.far(Positions.class, new FakePositions(none), Times.STORE),
            new SettleDelivery(log, apply, fleet.clock()),
            workers.cache(),
            fleet.clock(),
            new Invocation(),
            meters);
    for (int i = 1; i <= ENVIRONMENTS; i++) {
      Container container = fleet.container("catalog" + i);
      readers.add(new Reader(container, catalogs.of(container.cache(), dcs.content())));
    }
  }

  private long inTheThirdAttempt(Invalidate invalidate, KnownEvent event) {
    if (attempts.getOrDefault(event.id(), 0) <= InVain.ATTEMPTS) {
      throw new SharedStoreException("The cache's table cannot be written");
    }
    return invalidate.invalidate(event);
  }

  /**
   * @return for each edit in each environment, how long after it a request could still begin whose
   *     answer lacked it
   */
  List<Duration> run() {
    fleet.start(Duration.ZERO, this::reconcileOnSchedule);
    for (Reader reader : readers) {
      fleet.start(fleet.between(Duration.ofSeconds(2), HOT.dividedBy(2)), reader::readAll);
      Duration from = back.isZero() ? HOT : back.minusSeconds(10);
      fleet.start(from, () -> reader.readUntil(end, end.minus(from).dividedBy(READS)));
    }
    if (trouble.isUnread()) {
      fleet.start(HOT, dcs::answersNobody);
    }
    for (int i = 0; i < trouble.edits().number(); i++) {
      fleet.start(
          HOT.plus(fleet.between(Duration.ZERO, trouble.edits().within())),
          () -> edits.add(dcs.edit(publisherNow())));
    }
    fleet.run();
    return readers.stream().flatMap(reader -> reader.staleness().stream()).toList();
  }

  /** The last one early in a day off, and never again: only its first entries tell of it. */
  private int publisherNow() {
    boolean early = fleet.now().compareTo(HOT.plus(trouble.edits().within().dividedBy(20))) < 0;
    if (!trouble.isOutage()) {
      return trouble.isUnread() ? 1 + edits.size() : 1 + fleet.oneOf(SimulatedDcs.PUBLISHERS);
    }
    return early ? SimulatedDcs.PUBLISHERS : 1 + fleet.oneOf(SimulatedDcs.PUBLISHERS - 1);
  }

  private boolean isDown() {
    return fleet.now().compareTo(HOT) >= 0 && fleet.now().compareTo(back) < 0;
  }

  /** Begins with one that finds nothing, as after a deployment. */
  private void reconcileOnSchedule() {
    reconcile.run();
    fleet.sleep(fleet.between(Duration.ZERO, Times.INTERVAL));
    while (fleet.now().compareTo(end) < 0) {
      Duration due = fleet.now();
      if (!isDown()) {
        reconcile.run();
      }
      fleet.sleep(due.plus(Times.INTERVAL).minus(fleet.now()));
    }
  }

  /** As the function does it: recorded, and unless it was done before, applied or put off. */
  private int receive(DcsDelivery delivery) {
    if (isDown()) {
      return NOBODY;
    }
    LoggedEvent event = LoggedEvent.of(delivery).orElseThrow();
    int attempt = attempts.merge(event.event().id(), 1, Integer::sum);
    if (trouble.way().inVain() == InVain.REFUSED && attempt <= InVain.ATTEMPTS) {
      return fleet.oneOf(2) == 0 ? NOT_SIGNED : NOT_NOW;
    }
    if (log.arrived(event.arrival(fleet.clock().instant())).isDoneAt(fleet.clock().instant())) {
      return OK;
    }
    return switch (hook.apply(event.event())) {
      case Applied.Done _ -> OK;
      case Applied.Undone _ -> {
        queue.order(new FollowUp(Step.COMPLETE, event.event()));
        log.ended(event.event(), Outcome.QUEUED);
        yield NOT_NOW;
      }
    };
  }

  private void order(FollowUp order) {
    ordered.order(order);
    Duration due = order.step() == Step.AGAIN ? Times.AGAIN_AFTER : Duration.ZERO;
    String message =
        "{\"version\":1,\"step\":\"%s\",\"event_id\":\"%s\",\"event\":\"%s\",\"id\":%d}"
            .formatted(
                order.step(),
                order.event().id(),
                order.event().event().event(),
                order.event().dataId());
    fleet.start(
        due.plus(fleet.between(Duration.ZERO, Times.QUEUE.minusMillis(100))),
        () -> {
          while (!worker.carryOut(message)) {
            fleet.sleep(VISIBILITY);
          }
        });
  }

  /** One environment of the catalog, which always has somebody who reads. */
  private final class Reader {
    private final Container container;
    private final BookCatalog catalog;
    private final Map<Edit, Duration> stale = new HashMap<>();

    private Reader(Container container, BookCatalog catalog) {
      this.container = container;
      this.catalog = catalog;
    }

    void readAll() {
      catalog.books();
      for (int book = 1; book <= SimulatedDcs.BOOKS; book++) {
        catalog.book(book);
      }
      container.endInvocation();
    }

    void readUntil(Duration last, Duration gap) {
      while (fleet.now().compareTo(last) < 0) {
        Duration began = fleet.now();
        if (fleet.oneOf(4) == 0) {
          all().forEach(book -> saw(book, began));
        } else {
          one().ifPresent(book -> saw(book, began));
        }
        container.endInvocation();
        fleet.sleep(fleet.between(Duration.ZERO, gap.multipliedBy(2)));
      }
      all().forEach(this::isNew);
      for (int book = 1; book <= SimulatedDcs.BOOKS; book++) {
        book(book).ifPresent(this::isNew);
      }
    }

    /** Nothing is known of the list while DCS says nothing, and it has changed. */
    private List<Book> all() {
      try {
        List<Book> books = catalog.books();
        isWhole(books);
        return books;
      } catch (CatalogUnavailable unknown) {
        if (trouble.isUnread() && !edits.isEmpty()) {
          return List.of();
        }
        throw unknown;
      }
    }

    /** Of one book. */
    private Optional<Book> book(int id) {
      try {
        return catalog.book(id);
      } catch (CatalogUnavailable unknown) {
        if (trouble.isUnread() && dcs.isDeleted(id)) {
          return Optional.empty();
        }
        throw unknown;
      }
    }

    /** Any; what was not deleted is there. */
    private Optional<Book> one() {
      int id = 1 + fleet.oneOf(SimulatedDcs.BOOKS);
      Optional<Book> book = book(id);
      if (book.isEmpty() && !dcs.isDeleted(id)) {
        throw new AssertionError("Book " + id + " is not there");
      }
      return book;
    }

    private void isWhole(List<Book> books) {
      List<Integer> ids = books.stream().map(Book::id).toList();
      for (int id = 1; id <= SimulatedDcs.BOOKS; id++) {
        if (!ids.contains(id) && !dcs.isDeleted(id)) {
          throw new AssertionError("Book " + id + " is not in the list");
        }
      }
    }

    private void isNew(Book book) {
      if (!dcs.isNow(book)) {
        throw new AssertionError("Not as DCS has it: " + book);
      }
    }

    private void saw(Book book, Duration began) {
      for (Edit edit : edits) {
        Duration since = edit.at().compareTo(back) < 0 ? back : edit.at();
        if (edit.isLackedBy(book) && began.compareTo(since) >= 0) {
          stale.put(edit, began.minus(since));
        }
      }
    }

    List<Duration> staleness() {
      return edits.stream().map(edit -> stale.getOrDefault(edit, Duration.ZERO)).toList();
    }
  }
}
