package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** As {@link NearTierOperations}, by a tier that looks first and puts then. */
@Param(name = "sequence", gen = IntGen.class, conf = "1:3")
public class CarelessNearTierOperations {
  private final Cache<Object, Object> cache =
      Caffeine.newBuilder()
          .maximumWeight(1 << 20)
          .weigher((_, _) -> 1)
          .executor(Runnable::run)
          .build();

  @Operation
  public void put(@Param(name = "sequence") int sequence) {
    if (get() < sequence) {
      cache.put(NearTierOperations.KEY, sequence);
    }
  }

  @Operation
  public int get() {
    return cache.getIfPresent(NearTierOperations.KEY) instanceof Integer sequence ? sequence : 0;
  }
}
