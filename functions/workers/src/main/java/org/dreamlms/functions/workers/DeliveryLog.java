package org.dreamlms.functions.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsevents.Position;
import org.jspecify.annotations.Nullable;

/**
 * What DCS has to say of its deliveries to us: the newest 100 of each subscription with our address
 * that is sent everything. There should be one; two registrations at once may have made two for a
 * moment.
 *
 * @param bySubscription by DCS's id of the subscription, newest first
 */
record DeliveryLog(Map<Integer, List<DcsDelivery>> bySubscription) {
  /** So many entries of a log DCS gives, and no more (DCS contract 2.3). */
  static final int SHOWN = 100;

  /**
   * So long a delivery is looked at again. Records of events are kept for 30 days: what is older
   * than that and still in the log would be done anew.
   */
  static final Duration YOUNG = Duration.ofDays(7);

  /**
   * @throws DcsException when DCS does not give it
   */
  static DeliveryLog read(DcsWebhooks webhooks, String url) {
    Map<Integer, List<DcsDelivery>> logs = new TreeMap<>();
    for (DcsSubscription one : webhooks.subscriptions()) {
      if (one.url().equals(url) && isSentEverything(one)) {
        webhooks.deliveries(one.id()).ifPresent(log -> logs.put(one.id(), log));
      }
    }
    return new DeliveryLog(logs);
  }

  /** Any other has a log with a gap that nobody sees. */
  private static boolean isSentEverything(DcsSubscription one) {
    boolean everything = one.events().isEmpty() || one.events().containsAll(DcsWebhooks.EVENTS);
    return one.active() && everything;
  }

  Set<Integer> subscriptions() {
    return Set.copyOf(bySubscription.keySet());
  }

  /** DCS's ids grow over all subscriptions. */
  private List<DcsDelivery> oldestFirst() {
    List<DcsDelivery> all = new ArrayList<>();
    bySubscription.values().forEach(all::addAll);
    all.sort(Comparator.comparingInt(DcsDelivery::id));
    return all;
  }

  /**
   * What a run looks at. First what is beyond the position, the oldest first: a run that is ended
   * early has come as far as it says. Then again what is young, the newest first, since an id says
   * little: it is taken before its row can be seen, so a delivery may appear behind later ones; and
   * a DCS that was restored gives ids a second time.
   */
  List<DcsDelivery> due(int settled, Instant now) {
    List<DcsDelivery> all = oldestFirst();
    List<DcsDelivery> due =
        new ArrayList<>(all.stream().filter(one -> one.id() > settled).toList());
    all.reversed().stream()
        .filter(one -> one.id() <= settled && isYoung(one.created(), now))
        .forEach(due::add);
    return due;
  }

  /** By two clocks: what does not say its time, or one to come, is. */
  private static boolean isYoung(@Nullable Instant created, Instant now) {
    return created == null || created.isAfter(now.minus(YOUNG));
  }

  /** Why events may be missing between the position and this log; empty when none can be. */
  Optional<String> gapAfter(Position before) {
    List<List<DcsDelivery>> known =
        bySubscription.entrySet().stream()
            .filter(one -> before.subscriptions().contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (known.isEmpty()) {
      return Optional.of("nobody has read the log of this subscription before");
    }
    if (newest() < before.settled()) {
      return Optional.of("a log that began anew");
    }
    return known.stream().anyMatch(log -> reaches(log, before.settled()))
        ? Optional.empty()
        : Optional.of("more deliveries than the log shows");
  }

  /** Below the oldest that is shown. */
  int beginning() {
    return oldestFirst().stream().findFirst().map(oldest -> oldest.id() - 1).orElse(0);
  }

  private int newest() {
    return bySubscription.values().stream()
        .flatMap(List::stream)
        .mapToInt(DcsDelivery::id)
        .max()
        .orElse(0);
  }

  private static boolean reaches(List<DcsDelivery> log, int settled) {
    return log.size() < SHOWN || log.getLast().id() <= settled + 1;
  }
}
