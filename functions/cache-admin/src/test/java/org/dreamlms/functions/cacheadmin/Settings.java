package org.dreamlms.functions.cacheadmin;

import java.util.HashMap;
import java.util.Map;
import org.dreamlms.lib.access.TestTokens;

/** What the function is told in its tests. */
final class Settings {
  private Settings() {}

  /** Stores where nobody listens, and no table. */
  static Map<String, String> nowhere() {
    Map<String, String> settings = new HashMap<>(TestTokens.settings());
    settings.put("lms.database.url", "jdbc:postgresql://127.0.0.1:1/canary");
    settings.put("lms.database.user", "nobody");
    settings.put("lms.database.password", "not-a-secret-in-tests");
    settings.put("dcs.base-url", "http://127.0.0.1:1");
    settings.put("dcs.email", "admin@admin.com");
    settings.put("dcs.password", "admin");
    return settings;
  }
}
