package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.hybridcache.StoredEntries.stamped;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemorySharedStoreTest extends SharedStoreContract {
  private final AtomicInteger incarnations = new AtomicInteger();
  private final MemorySharedStore store =
      new MemorySharedStore(() -> "i" + incarnations.incrementAndGet());

  @Override
  SharedStore store() {
    return store;
  }

  @Override
  StoreDamage damage() {
    return store;
  }

  @Test
  void a_read_that_is_not_strong_sees_the_state_that_was_picked() {
    AtomicInteger pick = new AtomicInteger();
    SharedStore late =
        new MemorySharedStore(
            () -> "i1",
            (key, states) -> {
              assertThat(states).isEqualTo(3);
              return pick.get();
            });
    StoredEntry first = stamped("i1", 1).entry();
    StoredEntry second = stamped("i1", 2).entry();
    late.fill("key", first);
    late.fill("key", second);

    assertThat(late.read("key", null, false)).isNull();
    pick.set(1);
    assertThat(late.read("key", null, false)).isSameAs(first);
    assertThat(late.read("key", null, true)).isSameAs(second);
  }
}
