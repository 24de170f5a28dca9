package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.dreamlms.lib.dcsevents.EventPage;
import org.jspecify.annotations.Nullable;

/**
 * Events, newest first.
 *
 * @param nextCursor asks for those that come after; null when there are none. With one, a page may
 *     be short or empty all the same: not everything that was looked through was asked for
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record WebhookEventPage(List<WebhookEvent> items, @Nullable String nextCursor) {

  static WebhookEventPage from(EventPage page) {
    return new WebhookEventPage(
        page.records().stream().map(WebhookEvent::from).toList(), page.next());
  }
}
