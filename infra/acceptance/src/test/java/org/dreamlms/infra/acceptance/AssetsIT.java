package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dreamlms.infra.local.LocalCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Running.class)
final class AssetsIT {

  @Test
  void a_cover_needs_no_token_and_is_a_picture(Client anybody) throws IOException {
    for (JsonNode book :
        anybody.as("admin", Running.PASSWORD).get("/api/v1/books?limit=100").json().get("items")) {
      var cover = anybody.get(book.get("cover_image_url").textValue());

      assertThat(cover.status()).as(book.toString()).isEqualTo(200);
      assertThat(cover.header("content-type")).startsWith("image/");
      assertThat(cover.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(ImageIO.read(new ByteArrayInputStream(cover.bytes()))).isNotNull();
    }
  }

  @Test
  void a_cover_that_the_browser_has_is_not_sent_again(Client anybody) {
    String etag = anybody.get("/api/v1/books/1/cover").header("etag");

    var again = anybody.get("/api/v1/books/1/cover", "If-None-Match", etag);

    assertThat(etag).isNotEmpty();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
  }

  @Test
  void a_logo_is_a_picture_or_absent(Client anybody) {
    assertThat(anybody.get("/api/v1/publishers/2/logo").header("content-type"))
        .startsWith("image/");
    assertThat(anybody.get("/api/v1/publishers/1/logo").problem())
        .isEqualTo("Publisher logo not found");
  }

  @Test
  void a_page_picture_loads_from_the_object_store(Client anybody) throws IOException {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    String picture = pagePicture(teacher);

    var link =
        teacher.get("/api/v1/books/1/assets/presigned?path=" + Client.encode(picture)).json();
    var bytes = fetch(link);

    assertThat(link.get("expires_in_seconds").intValue()).isBetween(45 * 60, 60 * 60);
    assertThat(bytes.status()).isEqualTo(200);
    assertThat(bytes.header("content-type")).isEqualTo(link.get("content_type").textValue());
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes.bytes()))).isNotNull();
  }

  @Test
  void a_link_with_one_character_changed_opens_nothing(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    String url = linkToPagePicture(teacher);

    String signature = url.replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
    char last = signature.charAt(signature.length() - 1);
    String changed =
        url.replace(
            signature, signature.substring(0, signature.length() - 1) + (last == '0' ? '1' : '0'));
    String longer = url.replace("X-Amz-Expires=3600", "X-Amz-Expires=9999");
    String otherKey = url.replaceFirst("\\.png", ".pnf");

    assertThat(fetch(url).status()).isEqualTo(200);
    for (String wrong : List.of(changed, longer, otherKey)) {
      assertThat(wrong).isNotEqualTo(url);
      assertThat(fetch(wrong).status()).isEqualTo(403);
    }
  }

  @Test
  void a_link_whose_time_is_over_opens_nothing(Client anybody, LocalCloud cloud) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    String url = linkToPagePicture(teacher);
    Map<String, String> store = cloud.storeSettings();
    String path = URI.create(url).getRawPath().replaceFirst("/[^/]+", "");
    Instant now = Instant.now();

    assertThat(Client.fetch(OldLink.signedAt(now, store, path)).status()).isEqualTo(200);
    assertThat(Client.fetch(OldLink.signedAt(now.minus(2, ChronoUnit.HOURS), store, path)).status())
        .isEqualTo(403);
  }

  @Test
  void one_of_our_own_links_is_exchanged_for_a_fresh_one_of_the_same_picture(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    String url = linkToPagePicture(teacher);

    var fresh = teacher.get("/api/v1/books/1/assets/presigned?path=" + Client.encode(url));

    assertThat(fresh.status()).isEqualTo(200);
    assertThat(fetch(fresh.json()).status()).isEqualTo(200);
    assertThat(teacher.get("/api/v1/books/3/assets/presigned?path=" + Client.encode(url)).status())
        .isIn(400, 404);
  }

  @Test
  void a_student_gets_pictures_of_the_books_of_their_assignments_only(Client anybody) {
    Client student = anybody.as("student", Running.PASSWORD);

    assertThat(student.get("/api/v1/books/1/assets/presigned?path=images/book_cover.png").status())
        .isEqualTo(200);
    assertThat(student.get("/api/v1/books/3/assets/presigned?path=images/book_cover.png").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../other/books/x/config.json",
        "images/../../x",
        "/etc/passwd",
        "images\\x.png",
        "images/%00.png",
        "https://example.com/x.png",
        "a|b",
        ""
      })
  void a_path_that_leaves_the_book_is_refused(String path, Client anybody) {
    var reply =
        anybody
            .as("teacher", Running.PASSWORD)
            .get(
                "/api/v1/books/1/assets/presigned?path="
                    + path.replace("\\", "%5C").replace("|", "%7C"));

    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.problem()).isNotBlank();
  }

  private static String linkToPagePicture(Client teacher) {
    return teacher
        .get("/api/v1/books/1/assets/presigned?path=" + Client.encode(pagePicture(teacher)))
        .json()
        .get("url")
        .textValue();
  }

  private static String pagePicture(Client teacher) {
    String image =
        teacher
            .get("/api/v1/books/1/pages/detail")
            .json()
            .get("pages")
            .get(0)
            .get("image_url")
            .textValue();
    return URI.create(image).getPath().replaceFirst(".*/assets/", "");
  }

  private static Client.Reply fetch(JsonNode link) {
    return fetch(link.get("url").textValue());
  }

  private static Client.Reply fetch(String url) {
    return Client.fetch(URI.create(url));
  }
}
