package org.dreamlms.lib.bookcatalog;

import org.dreamlms.lib.hybridcache.Answer;

/**
 * Hears of every question to the catalog how the cache answered it, for whoever tells that to the
 * client. Called on the thread that asked; must neither block nor throw.
 */
@FunctionalInterface
public interface CatalogLookups {
  CatalogLookups NOBODY = (_, _) -> {};

  /**
   * @param key the visible one, such as {@code dcs:books:list}
   */
  void answered(String key, Answer<?> answer);
}
