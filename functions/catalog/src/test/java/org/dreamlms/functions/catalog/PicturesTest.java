package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.bookcatalog.Picture;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PicturesTest extends SchoolTest {
  private static final byte[] BYTES = bytes(40_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/svg+xml",
        "image/bmp"
      })
  void anybody_gets_a_cover_byte_for_byte(String type) {
    shelf.withCover(4, new Picture(BYTES, type));

    var reply = getAnonymously("/api/v1/books/4/cover");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(BYTES);
    assertThat(reply.header("content-type")).isEqualTo(type);
    assertThat(reply.header("cache-control")).isEqualTo("public, max-age=3600");
    assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(reply.header("etag")).matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void anybody_gets_a_logo_at_both_forms_of_its_address() {
    shelf.withLogo(2, new Picture(BYTES, "image/png"));

    var reply = getAnonymously("/api/v1/publishers/2/logo/");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(BYTES);
    assertThat(reply.header("cache-control")).isEqualTo("public, max-age=3600");
    assertThat(getAnonymously("/api/v1/publishers/2/logo").lastingHeaders())
        .isEqualTo(reply.lastingHeaders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*", "%s,\"other\""})
  void who_has_the_picture_is_told_that_it_is_the_same(String ifNoneMatch) {
    shelf.withCover(4, new Picture(BYTES, "image/png"));
    String tag = getAnonymously("/api/v1/books/4/cover").header("etag");

    var reply =
        new LambdaDriver(context)
            .get("/api/v1/books/4/cover")
            .header("if-none-match", ifNoneMatch.formatted(tag))
            .send();

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("etag")).isEqualTo(tag);
    assertThat(reply.header("cache-control")).isEqualTo("public, max-age=3600");
  }

  @Test
  void a_browser_that_only_wants_pictures_gets_them_and_problems_too() {
    shelf.withCover(4, new Picture(BYTES, "image/webp"));

    var found = accepting("image/*", "/api/v1/books/4/cover");
    var absent = accepting("image/*", "/api/v1/books/1/cover");

    assertThat(found.status()).isEqualTo(200);
    assertThat(absent.status()).isEqualTo(404);
    assertThat(absent.text()).contains("Book cover not found");
  }

  @Test
  void a_changed_picture_is_sent_again() {
    shelf.withCover(4, new Picture(BYTES, "image/png"));
    String before = getAnonymously("/api/v1/books/4/cover").header("etag");
    byte[] changed = BYTES.clone();
    changed[20_000]++;
    shelf.withCover(4, new Picture(changed, "image/png"));

    var reply =
        new LambdaDriver(context)
            .get("/api/v1/books/4/cover")
            .header("if-none-match", before)
            .send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(changed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "04", "4.0", "2147483648", "x"})
  void an_absent_cover_is_a_plain_absence(String id) {
    shelf.withCover(4, new Picture(BYTES, "image/png"));

    var reply = getAnonymously("/api/v1/books/" + id + "/cover");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book cover not found"));
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "02"})
  void an_absent_logo_is_a_plain_absence(String id) {
    shelf.withLogo(2, new Picture(BYTES, "image/png"));

    var reply = getAnonymously("/api/v1/publishers/" + id + "/logo");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Publisher logo not found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/books/4/cover", "/api/v1/publishers/2/logo"})
  void an_outage_is_not_an_absent_picture(String address) {
    shelf.failing(new CatalogUnavailable("A picture", null, new IllegalStateException("refused")));

    var reply = getAnonymously(address);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("30");
    assertThat(reply.text()).doesNotContain("refused");
  }

  private LambdaDriver.Reply accepting(String types, String path) {
    return new LambdaDriver(context).get(path).header("accept", types).send();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
