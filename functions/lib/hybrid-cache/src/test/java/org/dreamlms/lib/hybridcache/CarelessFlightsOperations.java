package org.dreamlms.lib.hybridcache;

/** As {@link FlightsOperations}, but anybody may join. */
public class CarelessFlightsOperations extends FlightsOperations {
  @Override
  boolean mayJoin(int began, int known) {
    return true;
  }
}
