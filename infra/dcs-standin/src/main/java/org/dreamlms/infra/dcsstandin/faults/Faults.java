package org.dreamlms.infra.dcsstandin.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that are set. The first that fits a request wins. Safe for any number of threads. */
public final class Faults {
  private final List<Active> active = new ArrayList<>();

  public synchronized void set(Fault fault) {
    active.add(new Active(fault));
  }

  public synchronized void clear() {
    active.clear();
  }

  public synchronized List<Fault> all() {
    return active.stream().map(one -> one.fault).toList();
  }

  /** The fault for a request of this path; counts as one of its times. */
  public Optional<Fault> meet(String path) {
    return take(fault -> fault.kind().isOfRequests() && path.startsWith(fault.pathPrefix()));
  }

  /**
   * The fault for an attempt to deliver a webhook; counts as one of its times.
   *
   * @param about {@code /<event>/<id>}
   */
  public Optional<Fault> meetDelivery(String about) {
    return take(fault -> fault.kind().isOfDeliveries() && about.startsWith(fault.pathPrefix()));
  }

  /** How late the row is written that a request of this path changes. */
  public Duration lateRow(String path) {
    return take(fault -> fault.kind() == Fault.Kind.LATE_ROW && path.startsWith(fault.pathPrefix()))
        .map(Fault::delay)
        .orElse(Duration.ZERO);
  }

  /** Called between deleting a book's old files and storing the new ones. */
  public void emptyBook() {
    take(fault -> fault.kind() == Fault.Kind.EMPTY_BOOK)
        .ifPresent(fault -> Pause.of(fault.delay()));
  }

  private synchronized Optional<Fault> take(Predicate<Fault> wanted) {
    Optional<Active> found = active.stream().filter(one -> wanted.test(one.fault)).findFirst();
    found.ifPresent(
        one -> {
          one.met++;
          if (one.met == one.fault.times()) {
            active.remove(one);
          }
        });
    return found.filter(Active::isBad).map(one -> one.fault);
  }

  private static final class Active {
    private final Fault fault;
    private int met;

    private Active(Fault fault) {
      this.fault = fault;
    }

    /** Whether the request that was met last is one that goes wrong. */
    private boolean isBad() {
      return fault.kind() != Fault.Kind.FLAPPING || met % 2 == 1;
    }
  }
}
