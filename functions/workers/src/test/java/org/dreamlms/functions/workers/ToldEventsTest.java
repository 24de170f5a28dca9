package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Set;
import org.dreamlms.lib.bookcatalog.CatalogChange;
import org.dreamlms.lib.bookcatalog.CatalogChanges;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToldEventsTest {
  private static final CatalogChanges CHANGES =
      new CatalogChanges(Set.of(new CatalogChange(CatalogTags.BOOK_UPDATED, 12)), false);

  @ParameterizedTest
  @ValueSource(classes = {EventsUnavailable.class, IllegalArgumentException.class})
  void whatever_is_wrong_with_the_event_log_it_ends_no_comparison(
      Class<? extends RuntimeException> failure) {
    EventLog odd =
        (EventLog)
            Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (_, _, _) -> {
                  throw failure == EventsUnavailable.class
                      ? new EventsUnavailable("test", null)
                      : new IllegalArgumentException("an unknown word");
                });

    assertThat(new ToldEvents(odd).told(CHANGES, Instant.EPOCH)).isEmpty();
  }
}
