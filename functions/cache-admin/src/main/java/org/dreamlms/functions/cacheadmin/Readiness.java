package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the parts work. Names no host, version or error: anybody may ask.
 *
 * @param status {@code ready}, or {@code not_ready} when any check failed
 * @param checks {@code ok} or {@code failed} by part: {@code cache}, {@code database}
 */
@Serdeable
record Readiness(String status, Map<String, String> checks) {

  static Readiness of(Map<String, Boolean> works) {
    Map<String, String> checks = new TreeMap<>();
    works.forEach((part, ok) -> checks.put(part, ok ? "ok" : "failed"));
    return new Readiness(works.containsValue(false) ? "not_ready" : "ready", checks);
  }

  boolean isReady() {
    return status.equals("ready");
  }
}
