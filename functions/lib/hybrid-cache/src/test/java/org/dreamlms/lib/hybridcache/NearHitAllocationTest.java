package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** P8: a near hit is an entry looked up, its four tags, two clocks and a counter; no object. */
final class NearHitAllocationTest {
  private static final int HITS = 20_000;
  private static final int ROUNDS = 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final NearHits hits = new NearHits();

  @Test
  void a_near_hit_allocates_nothing() {
    long[] allocated = LongStream.range(0, ROUNDS).map(_ -> round()).toArray();

    assertThat(hits.fetches()).isEqualTo(1);
    // In the others a few hundred bytes may be the compiler's, who throws code away and resumes.
    assertThat(LongStream.of(allocated).min()).hasValue(0);
  }

  private long round() {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < HITS; i++) {
      hits.ours();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
