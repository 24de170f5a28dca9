package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.dreamlms.infra.local.LocalCloud;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A book's pictures, sounds and films through us, as browsers and players load them. */
@ExtendWith(Running.class)
final class MediaIT {
  private static final String TUNE = "/api/v1/books/1/media/audio/u1_01.mp3";

  @ParameterizedTest
  @CsvSource({
    "1, images/M1/p1.png, image/png",
    "1, audio/u1_01.mp3, audio/mpeg",
    "1, video/1.mp4, video/mp4",
    "1, video/1.srt, text/plain; charset=utf-8",
    "1, config.json, application/json",
    "3, images/%C3%9Cnite%201/sayfa%201.jpg, image/jpeg"
  })
  void a_file_comes_byte_for_byte_with_its_own_type(
      int book, String path, String type, Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    byte[] stored =
        Client.fetch(URI.create(link(admin, book, path.replace("%C3%9C", "Ü").replace("%20", " "))))
            .bytes();

    for (String door : new String[] {"assets", "media"}) {
      var reply = admin.get("/api/v1/books/" + book + "/" + door + "/" + path);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.bytes()).isEqualTo(stored);
      assertThat(reply.header("content-type")).isEqualTo(type);
      assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(reply.header("cache-control")).isEqualTo("private, max-age=600");
      assertThat(
              admin
                  .get(
                      "/api/v1/books/" + book + "/" + door + "/" + path,
                      "If-None-Match",
                      reply.header("etag"))
                  .status())
          .isEqualTo(304);
    }
  }

  @Test
  void a_player_gets_the_parts_that_it_asks_for(Client anybody) {
    Client student = anybody.as("student", Running.PASSWORD);
    byte[] tune = student.get(TUNE).bytes();
    int size = tune.length;

    for (int[] part : new int[][] {{0, size - 1}, {0, 99}, {100, size - 1}, {size - 5, size - 1}}) {
      String end = part[1] == size - 1 ? "" : Integer.toString(part[1]);
      var reply = student.get(TUNE, "Range", "bytes=" + part[0] + "-" + end);

      assertThat(reply.status()).isEqualTo(206);
      assertThat(reply.header("content-range"))
          .isEqualTo("bytes " + part[0] + "-" + part[1] + "/" + size);
      assertThat(reply.bytes()).isEqualTo(Arrays.copyOfRange(tune, part[0], part[1] + 1));
      assertThat(reply.header("content-type")).isEqualTo("audio/mpeg");
    }
    assertThat(student.get(TUNE, "Range", "bytes=-5").bytes())
        .isEqualTo(Arrays.copyOfRange(tune, size - 5, size));
    var behind = student.get(TUNE, "Range", "bytes=" + size + "-");
    assertThat(behind.status()).isEqualTo(416);
    assertThat(behind.header("content-range")).isEqualTo("bytes */" + size);
  }

  @Test
  void what_is_too_long_for_a_lambda_comes_from_the_store(Client anybody, LocalCloud cloud) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    byte[] film = new byte[(9 << 20) + 7];
    byte[] box = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'};
    System.arraycopy(box, 0, film, 0, box.length);
    film[film.length - 1] = 42;
    put(cloud, link(teacher, 1, "video/long.mp4"), film);

    for (String door : new String[] {"assets", "media"}) {
      String address = "/api/v1/books/1/" + door + "/video/long.mp4";
      var whole = teacher.get(address);
      var end = teacher.get(address, "Range", "bytes=9437184-");
      var middle = teacher.get(address, "Range", "bytes=1000-");

      assertThat(whole.status()).isEqualTo(307);
      assertThat(whole.header("cache-control")).isEqualTo("no-store");
      var stored = Client.fetch(URI.create(whole.header("location")));
      assertThat(stored.status()).isEqualTo(200);
      assertThat(Arrays.equals(stored.bytes(), film)).isTrue();
      assertThat(stored.header("content-type")).isEqualTo("video/mp4");
      assertThat(end.status()).isEqualTo(206);
      assertThat(end.bytes()).hasSize(7).endsWith(42);
      assertThat(end.header("content-type")).isEqualTo("video/mp4");
      assertThat(middle.header("content-range"))
          .isEqualTo("bytes 1000-%d/%d".formatted(1000 + (4 << 20) - 1, film.length));
      assertThat(middle.bytes()).hasSize(4 << 20);
    }
  }

  @Tag("TK7")
  @Test
  void a_player_may_send_its_token_in_the_address_of_media_and_nowhere_else(Client anybody) {
    String token = token(anybody, "student");
    String stranger = token(anybody, "publisher");

    assertThat(anybody.get(TUNE + "?token=" + token, "Range", "bytes=0-1").status()).isEqualTo(206);
    assertThat(anybody.get(TUNE + "?token=" + token + "x").status()).isEqualTo(403);
    assertThat(anybody.get(TUNE).status()).isEqualTo(401);
    assertThat(anybody.with(token).get(TUNE + "?token=" + stranger).status()).isEqualTo(200);
    assertThat(anybody.with("nonsense").get(TUNE + "?token=" + token).status()).isEqualTo(403);
    for (String elsewhere :
        new String[] {
          "/api/v1/books/1/assets/audio/u1_01.mp3",
          "/api/v1/books/1/assets/presigned?path=audio/u1_01.mp3",
          "/api/v1/books/1/page-image/1",
          "/api/v1/users/me"
        }) {
      String joint = elsewhere.contains("?") ? "&" : "?";
      assertThat(anybody.get(elsewhere + joint + "token=" + token).status()).isEqualTo(401);
    }
  }

  @Test
  void a_page_shows_its_picture(Client anybody) {
    Client student = anybody.as("student", Running.PASSWORD);

    var picture = student.get("/api/v1/books/1/page-image/1");

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("content-type")).isEqualTo("image/png");
    assertThat(picture.bytes())
        .isEqualTo(student.get("/api/v1/books/1/assets/images/M1/p1.png").bytes());
    assertThat(student.get("/api/v1/books/1/page-image/999").problem())
        .isEqualTo("Page image not found");
  }

  @Test
  void a_student_gets_files_of_the_books_of_their_assignments_only(Client anybody) {
    Client student = anybody.as("student", Running.PASSWORD);

    for (String rest :
        new String[] {"/assets/images/M1/p1.png", "/media/audio/u1_01.mp3", "/page-image/1"}) {
      assertThat(student.get("/api/v1/books/1" + rest).status()).isEqualTo(200);
      assertThat(student.get("/api/v1/books/3" + rest).problem())
          .isEqualTo("Book not found in DCS");
    }
  }

  @Tag("PS1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e/%2e%2e/config.json",
        "images/%2e%2e/%2e%2e/x.png",
        "%252e%252e/x.png",
        "..%5cx.png",
        "%c0%ae%c0%ae/x.png",
        "x%0d%0ay.png",
        "a%3bb.png",
        "images//x.png",
        "%2fimages/x.png",
        "images/"
      })
  void a_path_that_names_no_file_is_refused(String path, Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);

    assertThat(teacher.get("/api/v1/books/1/assets/" + path).status()).isEqualTo(400);
    assertThat(teacher.get("/api/v1/books/1/media/" + path).status()).isEqualTo(400);
  }

  private static String token(Client anybody, String username) {
    return anybody.login(username, Running.PASSWORD).json().get("access_token").textValue();
  }

  private static void put(LocalCloud cloud, String link, byte[] bytes) {
    Map<String, String> store = cloud.storeSettings();
    String path = URI.create(link).getRawPath().replaceFirst("/[^/]+", "");
    assertThat(Client.upload(OldLink.toPut(Instant.now(), store, path), bytes).status())
        .isEqualTo(200);
  }

  private static String link(Client client, int book, String path) {
    return client
        .get("/api/v1/books/" + book + "/assets/presigned?path=" + Client.encode(path))
        .json()
        .get("url")
        .textValue();
  }
}
