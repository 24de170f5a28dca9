package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.Arrays;
import org.dreamlms.lib.hybridcache.KnownEpoch.Poll;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/** What threads do to {@link KnownEpoch}, in numbers that Lincheck can choose. */
@Param(name = "reading", gen = IntGen.class, conf = "0:3")
@Param(name = "thread", gen = ThreadIdGen.class)
public class KnownEpochOperations {
  private static final Moment NOW = new Moment(1_000, 1_000_000_000);

  private final KnownEpoch known = new KnownEpoch(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Of each thread the poll that it began last: nobody else writes there. */
  private final Poll[] polls = new Poll[4];

  public KnownEpochOperations() {
    Arrays.fill(polls, known.begin(NOW));
  }

  @Operation
  public void begin(@Param(name = "thread") int thread) {
    polls[thread] = known.begin(NOW);
  }

  @Operation
  public String reply(@Param(name = "thread") int thread, @Param(name = "reading") int reading) {
    return EpochReadings.told(known.replied(polls[thread], EpochReadings.of(reading)));
  }

  @Operation
  public String stamp() {
    Stamp stamp = known.stamp();
    return stamp.incarnation() + stamp.sequence();
  }

  @Operation
  public String trust() {
    return known.trust(NOW).name();
  }

  @Operation
  public void forget() {
    known.forget();
  }
}
