package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.junit.jupiter.api.Test;

/** The table from events to tags, and what we have DCS tell us. */
final class CatalogTagsTest {

  @Test
  void what_is_subscribed_to_is_what_has_an_effect_and_nothing_else() {
    assertThat(Arrays.stream(CatalogTags.values()).map(CatalogTags::event))
        .containsExactlyInAnyOrderElementsOf(DcsWebhooks.EVENTS);
  }

  @Test
  void each_event_that_is_subscribed_to_is_found_by_its_name() {
    assertThat(DcsWebhooks.EVENTS)
        .allSatisfy(
            event -> assertThat(CatalogTags.of(event).map(CatalogTags::event)).contains(event));
  }
}
