package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dreamlms.lib.assetlinks.BookPrefix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The store's keys were temporary ones, and nobody brought new ones in time. */
@Tag("PS8")
final class ExpiredKeysTest extends SchoolTest {
  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = super.getProperties();
    properties.put("books.s3.session-token", "not-a-secret-in-tests");
    properties.put("books.s3.credentials-expire-at", SchoolBeans.NOW.toString());
    return properties;
  }

  @Test
  void who_wants_a_link_is_told_to_come_back() {
    var reply = get(Person.TEACHER, "/api/v1/books/4/assets/presigned?path=images/1.png");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("300");
    assertThat(reply.text())
        .contains("/links-unavailable", "try again later")
        .doesNotContain("not-a-secret");
  }

  @Test
  void a_file_that_has_to_be_fetched_by_a_link_is_unavailable_too() {
    files.put(new BookPrefix(2, "Işık Yayınları", "ISIK-A"), "video/1.mp4", new byte[5 << 20]);

    var reply = get(Person.TEACHER, "/api/v1/books/4/media/video/1.mp4");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).contains("links-unavailable").doesNotContain("not-a-secret");
  }
}
