package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.RequestedPath;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AC5")
final class BookFileTest {
  private static final Book BOOK =
      SchoolTest.book(4, 2, "Işık Yayınları", "ISIK-A", "Işık İngilizce A", 4);

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "./config.json", "./books/ISIK-A/config.json"})
  void the_config_with_its_answers_is_no_file_for_students(String path) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> BookFile.of(caller(Person.STUDENT), BOOK, file(path)))
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND);
              assertThat(problem.detail()).isEqualTo("File not found in this book");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"images/M1/p7.png", "images/config.png", "video/1.srt"})
  void students_have_all_other_files(String path) {
    BookFile found = BookFile.of(caller(Person.STUDENT), BOOK, file(path));

    assertThat(found.path().value()).isEqualTo(path);
  }

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR", "PUBLISHER", "TEACHER"})
  void everybody_else_has_the_config_too(Person person) {
    BookFile found = BookFile.of(caller(person), BOOK, file("config.json"));

    assertThat(found.path().value()).isEqualTo("config.json");
  }

  private static Caller caller(Person person) {
    return new Caller(person.id(), person.role(), false, person.identity().publisherId());
  }

  private static AssetPath file(String path) {
    return switch (RequestedPath.read(path)) {
      case RequestedPath.Accepted(AssetPath file) -> file;
      case RequestedPath.Refused refused -> throw new AssertionError(refused);
    };
  }
}
