package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.bookcatalog.BookCacheSettings;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp.Warmed;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.lambdahttp.BeforeSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of a snapshot begin with a filled near cache, where that is wanted; the cache itself
 * believes nothing of it before it has polled.
 */
@Singleton
final class WarmSnapshot implements BeforeSnapshot {
  /** A list that DCS is slow with may take longer; a start with SnapStart has 130 s at least. */
  static final Duration AT_MOST = Duration.ofSeconds(8);

  /** Of books, and of publishers; more would make every copy dearer to restore. */
  static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(WarmSnapshot.class);

  private final CatalogWarmUp catalog;
  private final BookCacheSettings settings;
  private final Dcs dcs;

  WarmSnapshot(CatalogWarmUp catalog, BookCacheSettings settings, Dcs dcs) {
    this.catalog = catalog;
    this.settings = settings;
    this.dcs = dcs;
  }

  @Override
  public void prepare() {
    if (!settings.warmupEnabled()) {
      return;
    }
    try {
      Warmed warmed = catalog.warm(MOST, AT_MOST);
      LOG.info(
          "Warmed the snapshot publishers={} books={} complete={}",
          warmed.publishers(),
          warmed.books(),
          warmed.complete());
    } finally {
      // No secret in a snapshot: each copy logs in by itself.
      dcs.signOut();
    }
  }
}
