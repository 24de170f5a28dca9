package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Dcs} holds, whatever it contains. */
public abstract class DcsContract {

  private static final int UNKNOWN = 999_999;

  /** A DCS with at least the sample in it. */
  protected abstract Dcs dcs();

  /**
   * Something that the DCS contains.
   *
   * @param book a published book with config, cover and a publisher with a logo
   * @param file path of a file of that book
   * @param contentType of that file
   * @param archivedBook if there is one
   * @param inactivePublisher if there is one
   */
  public record Sample(
      int book,
      String file,
      String contentType,
      OptionalInt archivedBook,
      OptionalInt inactivePublisher) {}

  protected abstract Sample sample();

  private DcsBook book() {
    return dcs().book(sample().book()).orElseThrow();
  }

  @Test
  void a_listed_publisher_is_active_and_found_by_its_id() {
    List<DcsPublisher> publishers = dcs().publishers();

    assertThat(publishers).isNotEmpty().doesNotHaveDuplicates();
    for (DcsPublisher publisher : publishers) {
      assertThat(publisher.status()).isEqualTo(DcsPublisher.Status.ACTIVE);
      assertThat(dcs().publisher(publisher.id())).contains(publisher);
    }
  }

  @Test
  void an_inactive_publisher_is_found_by_id_but_not_listed() {
    sample()
        .inactivePublisher()
        .ifPresent(
            id -> {
              assertThat(dcs().publisher(id).orElseThrow().status())
                  .isNotEqualTo(DcsPublisher.Status.ACTIVE);
              assertThat(dcs().publishers()).noneMatch(publisher -> publisher.id() == id);
            });
  }

  @Test
  void a_listed_book_is_not_archived_and_found_by_its_id() {
    List<DcsBook> books = dcs().books();

    assertThat(books).isNotEmpty().doesNotHaveDuplicates();
    for (DcsBook book : books) {
      assertThat(book.status()).isNotEqualTo(DcsBook.Status.ARCHIVED);
      assertThat(dcs().book(book.id())).contains(book);
    }
  }

  @Test
  void an_archived_book_is_found_by_id_but_not_listed() {
    sample()
        .archivedBook()
        .ifPresent(
            id -> {
              assertThat(dcs().book(id).orElseThrow().status()).isEqualTo(DcsBook.Status.ARCHIVED);
              assertThat(dcs().books()).noneMatch(book -> book.id() == id);
              assertThat(dcs().booksById(List.of(id))).isEmpty();
            });
  }

  @Test
  void the_books_of_the_publishers_are_all_books() {
    List<DcsBook> ofAll = new ArrayList<>();
    dcs().books().stream()
        .map(DcsBook::publisherId)
        .distinct()
        .forEach(
            id -> {
              List<DcsBook> books = dcs().booksOf(id);
              assertThat(books).isNotEmpty().allMatch(book -> book.publisherId() == id);
              ofAll.addAll(books);
            });

    assertThat(ofAll).containsExactlyInAnyOrderElementsOf(dcs().books());
    assertThat(dcs().booksOf(UNKNOWN)).isEmpty();
  }

  @Test
  void what_is_not_there_is_absent() {
    BookFolder nowhere = new BookFolder(book().publisherId(), book().publisher(), "No such book");

    assertThat(dcs().book(UNKNOWN)).isEmpty();
    assertThat(dcs().publisher(UNKNOWN)).isEmpty();
    assertThat(dcs().logo(UNKNOWN)).isEmpty();
    assertThat(dcs().config(nowhere)).isEmpty();
    assertThat(dcs().cover(nowhere)).isEmpty();
    assertThat(dcs().tree(nowhere).children()).isEmpty();
    assertThat(dcs().object(book().folder(), "images/no such picture.png")).isEmpty();
    assertThat(dcs().presigned(book().folder(), "images/no such picture.png", Duration.ofHours(1)))
        .isEmpty();
  }

  @Test
  void many_books_come_by_id_without_those_that_are_not_there() {
    assertThat(dcs().booksById(List.of(UNKNOWN, book().id(), book().id()))).containsExactly(book());
    assertThat(dcs().booksById(List.of())).isEmpty();
  }

  @Test
  void a_config_is_an_object_with_a_version() {
    DcsConfig config = dcs().config(book().folder()).orElseThrow();

    assertThat(config.tree().get("books")).isNotNull();
    assertThat(config.size()).isPositive();
    assertThat(config.etag()).isNotBlank().doesNotContain("\"");
  }

  @Test
  void a_cover_is_a_picture_with_a_version() {
    DcsFile cover = dcs().cover(book().folder()).orElseThrow();

    assertThat(cover.contentType()).startsWith("image/");
    assertThat(cover.bytes().length()).isPositive();
    assertThat(cover.etag()).isNotBlank();
  }

  @Tag("DC7")
  @Test
  void what_is_known_already_is_not_sent_again() {
    String config = dcs().config(book().folder()).orElseThrow().etag();
    String cover = dcs().cover(book().folder()).orElseThrow().etag();

    // Each more than once: DCS breaks the connection on which it said so.
    for (int i = 0; i < 3; i++) {
      assertThat(dcs().config(book().folder(), config)).isEqualTo(new Reread.Unchanged<>());
      assertThat(dcs().cover(book().folder(), cover)).isEqualTo(new Reread.Unchanged<>());
    }
    assertThat(dcs().book(sample().book())).isPresent();
  }

  @Tag("DC7")
  @Test
  void any_other_version_is_sent_with_its_validator() {
    DcsConfig config = dcs().config(book().folder()).orElseThrow();
    DcsFile cover = dcs().cover(book().folder()).orElseThrow();

    for (@Nullable String other :
        new @Nullable String[] {
          null, "", "other", "W/\"" + config.etag() + "\"", "*", "a\"b", "a\r\nb", "ş"
        }) {
      assertThat(dcs().config(book().folder(), other))
          .isEqualTo(new Reread.Found<>(config, config.etag()));
    }
    assertThat(dcs().cover(book().folder(), "W/\"" + cover.etag() + "\""))
        .isEqualTo(new Reread.Found<>(cover, cover.etag()));
    assertThat(dcs().cover(book().folder(), config.etag()))
        .isEqualTo(new Reread.Found<>(cover, cover.etag()));
  }

  @Tag("DC7")
  @Test
  void what_is_gone_is_absent_for_who_has_it_too() {
    BookFolder nowhere = new BookFolder(book().publisherId(), book().publisher(), "No such book");

    assertThat(dcs().config(nowhere, "e1")).isEqualTo(new Reread.Absent<>());
    assertThat(dcs().cover(nowhere, "e1")).isEqualTo(new Reread.Absent<>());
  }

  @Test
  void a_logo_is_there() {
    assertThat(dcs().logo(book().publisherId()).orElseThrow().bytes().length()).isPositive();
  }

  @Test
  void a_file_is_as_large_as_the_tree_says() {
    DcsFile file = dcs().object(book().folder(), sample().file()).orElseThrow();

    DcsNode listed = find(dcs().tree(book().folder()), "/" + sample().file());
    assertThat(file.contentType()).isEqualTo(sample().contentType());
    assertThat((long) file.bytes().length()).isEqualTo(listed.size());
  }

  private static DcsNode find(DcsNode node, String end) {
    return node.children().stream()
        .map(child -> child.path().endsWith(end) ? child : find(child, end))
        .filter(found -> found.path().endsWith(end))
        .findFirst()
        .orElse(node);
  }

  @Test
  void a_path_out_of_the_folder_of_the_book_is_absent() {
    assertThat(dcs().object(book().folder(), "../" + book().bookName() + "/config.json")).isEmpty();
    assertThat(dcs().object(book().folder(), "/config.json")).isEmpty();
    assertThat(dcs().object(book().folder(), "images/..\\..\\config.json")).isEmpty();
  }

  @Test
  void a_presigned_address_is_for_the_file_and_the_time_asked_for() {
    PresignedFile file =
        dcs().presigned(book().folder(), sample().file(), Duration.ofHours(1)).orElseThrow();

    String name = sample().file().substring(sample().file().lastIndexOf('/') + 1);
    assertThat(file.url().getPath()).endsWith(name);
    assertThat(file.validFor()).isEqualTo(Duration.ofHours(1));
    assertThat(file.toString()).doesNotContain("X-Amz");
  }
}
