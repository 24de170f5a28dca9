package org.dreamlms.lib.hybridcache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The way of one environment to the shared tier: may be cut, may lose answers, and counts what went
 * through.
 */
public final class StoreSwitch {
  private final SharedStore through;
  private final ConcurrentMap<String, LongAdder> requests = new ConcurrentHashMap<>();
  private volatile boolean cut;
  private volatile String lost = "";

  StoreSwitch(SharedStore store) {
    through =
        (SharedStore)
            Proxy.newProxyInstance(
                SharedStore.class.getClassLoader(),
                new Class<?>[] {SharedStore.class},
                (_, method, arguments) -> {
                  if (cut) {
                    throw new SharedStoreException(method.getName() + ": cut");
                  }
                  requests.computeIfAbsent(method.getName(), _ -> new LongAdder()).increment();
                  try {
                    Object answer = method.invoke(store, arguments);
                    if (lost.equals(method.getName())) {
                      throw new SharedStoreException(lost + ": done, but nobody was told");
                    }
                    return answer;
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
  }

  SharedStore store() {
    return through;
  }

  public void cut(boolean now) {
    cut = now;
  }

  /**
   * From now on what is asked is done, but the answer is lost.
   *
   * @param operation as the method is called; empty: none
   */
  public void loseAnswersOf(String operation) {
    lost = operation;
  }

  /**
   * @param operation as the method is called
   */
  public long requests(String operation) {
    LongAdder counted = requests.get(operation);
    return counted == null ? 0 : counted.sum();
  }
}
