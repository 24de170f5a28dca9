package org.dreamlms.infra.dcsstandin.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every object store does. Each test has a prefix of its own. */
abstract class ObjectStoreContract {
  private static final Bucket BUCKET = Bucket.PUBLISHERS;

  private final String prefix = "Işık Yayınları/" + UUID.randomUUID() + "/";

  abstract ObjectStore store();

  @Test
  void what_was_put_is_read_back_with_its_type_and_md5() {
    String key = prefix + "books/Ünite 1/sayfa 1.png";

    store().put(BUCKET, key, text("merhaba"), "image/png");

    StoredObject stored = store().stat(BUCKET, key).orElseThrow();
    assertThat(stored.key()).isEqualTo(key);
    assertThat(stored.size()).isEqualTo(7);
    assertThat(stored.etag()).isEqualTo("c39436ee452e641cde2eb992ab397911");
    assertThat(stored.contentType()).isEqualTo("image/png");
    assertThat(store().read(BUCKET, stored)).isEqualTo(text("merhaba"));
  }

  @Test
  void an_absent_object_is_empty_and_deleting_it_is_no_error() {
    store().delete(BUCKET, prefix + "nothing");

    assertThat(store().stat(BUCKET, prefix + "nothing")).isEmpty();
  }

  @Test
  void a_range_includes_both_its_ends() {
    store().put(BUCKET, prefix + "a", text("0123456789"), "text/plain");

    assertThat(store().read(BUCKET, prefix + "a", 2, 4)).isEqualTo(text("234"));
  }

  @Test
  void an_empty_object_is_read_as_nothing() {
    store().put(BUCKET, prefix + "empty", new byte[0], "text/plain");

    StoredObject stored = store().stat(BUCKET, prefix + "empty").orElseThrow();
    assertThat(store().read(BUCKET, stored)).isEmpty();
  }

  @Test
  void a_listing_holds_the_keys_below_a_prefix_sorted_by_their_bytes() {
    store().put(BUCKET, prefix + "b/ş", text("1"), "text/plain");
    store().put(BUCKET, prefix + "b/a", text("1"), "text/plain");
    store().put(BUCKET, prefix + "b/Z", text("1"), "text/plain");
    store().put(BUCKET, prefix + "c", text("1"), "text/plain");

    assertThat(store().list(BUCKET, prefix + "b/").stream().map(StoredObject::key))
        .containsExactly(prefix + "b/Z", prefix + "b/a", prefix + "b/ş");
  }

  @Test
  void putting_again_overwrites() {
    store().put(BUCKET, prefix + "a", text("old"), "text/plain");
    store().put(BUCKET, prefix + "a", text("newer"), "audio/mpeg");

    StoredObject stored = store().stat(BUCKET, prefix + "a").orElseThrow();
    assertThat(stored.contentType()).isEqualTo("audio/mpeg");
    assertThat(store().read(BUCKET, stored)).isEqualTo(text("newer"));
  }

  @Test
  void moving_a_folder_keeps_keys_and_types() {
    store().put(BUCKET, prefix + "f/a.png", text("a"), "image/png");
    store().put(BUCKET, prefix + "fa", text("b"), "text/plain");

    int moved = store().moveAll(BUCKET, prefix + "f/", Bucket.TRASH);

    assertThat(moved).isEqualTo(1);
    assertThat(store().stat(BUCKET, prefix + "f/a.png")).isEmpty();
    assertThat(store().stat(BUCKET, prefix + "fa")).isPresent();
    assertThat(store().stat(Bucket.TRASH, prefix + "f/a.png").orElseThrow().contentType())
        .isEqualTo("image/png");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
