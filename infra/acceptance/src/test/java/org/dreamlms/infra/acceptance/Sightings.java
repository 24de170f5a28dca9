package org.dreamlms.infra.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people see of some books: as many readers as there are environments, who go on and on, so
 * that every environment is hot. Titles end with a number, which only grows.
 */
final class Sightings implements AutoCloseable {
  private static final Pattern NUMBERED = Pattern.compile(".*, edit (\\d+)");

  /** Between an answer and the next request of a reader: nobody is to be too busy to poll. */
  private static final int PACE_MILLIS = 10;

  private static final int SOME = 20;

  /** Answers of one book, some twenty a second, for what takes seconds. */
  private static final int PATIENCE = 3_000;

  /**
   * One answer.
   *
   * @param edit the number in the title; 0 where there is none
   * @param vouched for: the environment knew what was invalidated a poll ago. Where the shared tier
   *     or DCS did not answer in time, as on a machine that is too busy, the answer says so itself
   * @param began before the request was sent
   * @param ended after the answer was there
   */
  record Sighting(
      int book, String environment, int edit, boolean vouched, Instant began, Instant ended) {}

  private final Client client;
  private final int environments;
  private final List<Sighting> all = new ArrayList<>();

  /** By book and environment the newest edit. */
  private final Map<Integer, Map<String, Integer>> newest = new HashMap<>();

  private final Map<Integer, Integer> answers = new HashMap<>();
  private final ScheduledExecutorService readers;
  private boolean closed;
  private @Nullable Throwable failure;

  Sightings(Client client, int environments, List<Integer> books) {
    this.client = client;
    this.environments = environments;
    readers = Executors.newScheduledThreadPool(environments);
    for (int i = 0; i < environments; i++) {
      Iterator<Integer> next = Stream.generate(() -> books).flatMap(List::stream).iterator();
      readers.scheduleWithFixedDelay(
          () -> readOne(next.next()), 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  static String title(int edit) {
    return "First Steps, edit " + edit;
  }

  /** Waits until each environment has shown this edit of a book, or a later one. */
  synchronized void untilSeen(int book, int edit) throws InterruptedException {
    int patience = answers.getOrDefault(book, 0) + PATIENCE;
    while (seenBy(book, edit).size() < environments) {
      if (closed || answers.getOrDefault(book, 0) > patience) {
        throw new AssertionError(
            "Edit %d of book %d was seen in %s alone".formatted(edit, book, seenBy(book, edit)),
            failure);
      }
      wait();
    }
  }

  /**
   * Waits until each environment has been asked for a book after this moment, and vouched for it.
   */
  synchronized void untilReadAfter(Instant moment, int book) throws InterruptedException {
    int patience = answers.getOrDefault(book, 0) + PATIENCE;
    while (all.reversed().stream()
            .takeWhile(one -> one.ended().isAfter(moment))
            .filter(one -> one.book() == book && one.vouched() && one.began().isAfter(moment))
            .map(Sighting::environment)
            .distinct()
            .count()
        < environments) {
      if (closed || answers.getOrDefault(book, 0) > patience) {
        throw new AssertionError("Book " + book + " was not read after " + moment, failure);
      }
      wait();
    }
  }

  /** Waits for some more answers: whoever asks for something again and again does so in between. */
  synchronized void aWhile() throws InterruptedException {
    int later = all.size() + SOME;
    while (!closed && all.size() < later) {
      wait();
    }
  }

  /** All so far, in the order in which they ended. */
  synchronized List<Sighting> all() {
    return List.copyOf(all);
  }

  /** Of an edit, or a later one, by environment. */
  synchronized Map<String, Sighting> first(int book, int edit) {
    Map<String, Sighting> first = new TreeMap<>();
    for (Sighting one : all) {
      if (one.book() == book && one.edit() >= edit) {
        first.putIfAbsent(one.environment(), one);
      }
    }
    return first;
  }

  /** What came back after something newer had been shown by the same environment. */
  synchronized List<Sighting> relapses() {
    List<Sighting> relapses = new ArrayList<>();
    Map<String, TreeMap<Instant, Integer>> shown = new HashMap<>();
    for (Sighting one : all) {
      TreeMap<Instant, Integer> before =
          shown.computeIfAbsent(one.environment() + " " + one.book(), _ -> new TreeMap<>());
      Map.Entry<Instant, Integer> last = before.floorEntry(one.began());
      if (one.vouched() && last != null && last.getValue() > one.edit()) {
        relapses.add(one);
      }
      int newestShown = before.isEmpty() ? 0 : before.lastEntry().getValue();
      before.put(one.ended(), Math.max(newestShown, one.edit()));
    }
    return relapses;
  }

  private Set<String> seenBy(int book, int edit) {
    Set<String> seen = new HashSet<>();
    newest
        .getOrDefault(book, Map.of())
        .forEach(
            (environment, shown) -> {
              if (shown >= edit) {
                seen.add(environment);
              }
            });
    return seen;
  }

  private void readOne(int book) {
    try {
      read(book);
    } catch (RuntimeException | Error failed) {
      end(failed);
      throw failed;
    }
  }

  private void read(int book) {
    Instant began = Instant.now();
    Client.Reply reply = client.get("/api/v1/books/" + book);
    Instant ended = Instant.now();
    if (reply.status() == 503) {
      unanswered(book);
      return;
    }
    if (reply.status() != 200) {
      throw new AssertionError("Book " + book + ": " + reply.status() + " " + reply.text());
    }
    Matcher title = NUMBERED.matcher(reply.json().get("title").textValue());
    int edit = title.matches() ? Integer.parseInt(title.group(1)) : 0;
    boolean vouched = !reply.header("Cache-Status").contains("detail=");
    add(new Sighting(book, reply.header("X-Local-Environment"), edit, vouched, began, ended));
  }

  /** On a machine that is too busy. */
  private synchronized void unanswered(int book) {
    answers.merge(book, 1, Integer::sum);
    notifyAll();
  }

  private synchronized void add(Sighting one) {
    all.add(one);
    answers.merge(one.book(), 1, Integer::sum);
    newest
        .computeIfAbsent(one.book(), _ -> new HashMap<>())
        .merge(one.environment(), one.edit(), Math::max);
    notifyAll();
  }

  /** Whoever waits has nothing to wait for any more. */
  private synchronized void end(@Nullable Throwable why) {
    closed = true;
    failure = failure == null ? why : failure;
    notifyAll();
  }

  @Override
  public void close() {
    end(null);
    readers.close();
  }
}
