package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;

/**
 * One key at an origin that counts its writes; every load must see all writes that ended before it
 * began, though it may be somebody else's flight that brings them.
 */
public class FlightsOperations {
  private final AtomicInteger origin = new AtomicInteger();
  private final Flights<String, Integer, Integer> flights = new Flights<>(new JoiningPace());

  @Operation
  public void write() {
    origin.incrementAndGet();
  }

  @Operation
  public int load() {
    int known = origin.get();
    Flights.Landed<Integer> landed =
        flights.load("key", known, began -> mayJoin(began, known), Duration.ofDays(1), origin::get);
    return landed == null ? -1 : landed.result();
  }

  boolean mayJoin(int began, int known) {
    return began >= known;
  }
}
