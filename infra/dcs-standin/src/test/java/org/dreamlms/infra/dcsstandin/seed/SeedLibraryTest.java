package org.dreamlms.infra.dcsstandin.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class SeedLibraryTest {
  private DcsStandin standin;
  private Caller caller;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    standin = DcsStandin.start(DcsStandinSettings.in(folder));
    caller = Caller.of(standin);
  }

  @AfterAll
  void stop() {
    standin.close();
  }

  @Test
  void there_are_two_publishers_and_six_books_of_fixed_numbers() throws Exception {
    assertThat(texts(caller.get("/publishers/").json().path("items"), "name"))
        .containsExactly("Dream Press", "Işık Yayınları");
    JsonNode books = caller.get("/books/").json();
    assertThat(texts(books, "id")).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(texts(books, "book_title"))
        .containsExactly(
            "First Steps 1",
            "First Steps 2",
            "İlk Adımlar: Türkçe Okuma",
            "IŞIKLI SAYFALAR",
            "Science Explorers – Işık ve Ses",
            "Kısa Öyküler");
    assertThat(texts(books, "status"))
        .containsExactly("published", "draft", "published", "published", "published", "published");
  }

  @Test
  void the_books_together_use_all_eight_activity_types() throws Exception {
    Set<String> types = new TreeSet<>();
    for (JsonNode book : caller.get("/books/").json()) {
      book.path("activity_details").fieldNames().forEachRemaining(types::add);
    }

    assertThat(types)
        .containsExactly(
            "circle",
            "dragdroppicture",
            "dragdroppicturegroup",
            "fillSentencesWithDots",
            "fillpicture",
            "markwithx",
            "matchTheWords",
            "puzzleFindWords");
  }

  @Test
  void every_path_in_a_config_leads_to_a_file_of_its_type() throws Exception {
    for (JsonNode book : caller.get("/books/").json()) {
      String folder = folderOf(book);
      JsonNode config = caller.get(folder + "/object?path=config.json").json();
      List<String> paths = paths(config);
      assertThat(paths).isNotEmpty();
      for (String path : paths) {
        String relative = path.replaceFirst("^\\./books/[^/]+/", "");
        Caller.Reply file = caller.get(folder + "/object?path=" + encoded(relative));
        assertThat(file.status()).as("%s %s", folder, path).isEqualTo(200);
        assertThat(looksLike(file.raw().body())).as(path).isEqualTo(file.header("content-type"));
      }
    }
  }

  @Test
  void pages_and_covers_can_be_seen() throws Exception {
    BufferedImage page =
        picture(
            caller.get(
                "/storage/books/Dream%20Press/First%20Steps%201/object?path=images/M1/p1.png"));
    BufferedImage cover =
        picture(caller.get("/storage/books/Dream%20Press/" + encoded("İlk Adımlar") + "/cover"));

    assertThat(List.of(page.getWidth(), page.getHeight())).containsExactly(420, 560);
    assertThat(List.of(cover.getWidth(), cover.getHeight())).containsExactly(300, 400);
  }

  @Test
  void one_publisher_has_a_logo_without_a_type_and_one_has_none() throws Exception {
    Caller.Reply logo = caller.get("/publishers/2/logo");

    assertThat(caller.get("/publishers/1/logo").text())
        .isEqualTo("{\"detail\":\"Logo not found\"}");
    assertThat(logo.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(logo.raw().headers().firstValue("etag")).isEmpty();
    assertThat(picture(logo).getWidth()).isEqualTo(160);
  }

  private static String folderOf(JsonNode book) {
    return "/storage/books/"
        + encoded(book.path("publisher").asText())
        + "/"
        + encoded(book.path("book_name").asText());
  }

  private static List<String> paths(JsonNode config) {
    List<String> paths = new ArrayList<>();
    for (String field :
        List.of(
            "section_path",
            "image_path",
            "image",
            "audio_path",
            "audio",
            "video_path",
            "video",
            "poster",
            "book_cover",
            "path")) {
      config.findValues(field).stream()
          .map(JsonNode::asText)
          .filter(path -> !path.isBlank())
          .forEach(paths::add);
    }
    return paths;
  }

  private static String looksLike(byte[] file) {
    String head = new String(file, 0, 12, StandardCharsets.ISO_8859_1);
    return Stream.of(
            new String[] {"\u0089PNG", "image/png"},
            new String[] {"\u00ff\u00d8\u00ff", "image/jpeg"},
            new String[] {"ID3", "audio/mpeg"},
            new String[] {"\u00ff\u00e3", "audio/mpeg"},
            new String[] {"\u00ff\u00f3", "audio/mpeg"},
            new String[] {"OggS", "audio/ogg"},
            new String[] {"RIFF", "audio/wav"},
            new String[] {"\u001aE\u00df\u00a3", "video/webm"})
        .filter(known -> head.startsWith(known[0]))
        .map(known -> known[1])
        .findFirst()
        .orElse(head.substring(4, 8).equals("ftyp") ? "video/mp4" : "unknown");
  }

  private static BufferedImage picture(Caller.Reply reply) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(reply.raw().body()));
    assertThat(image).isNotNull();
    return image;
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(row -> row.path(field).asText())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
