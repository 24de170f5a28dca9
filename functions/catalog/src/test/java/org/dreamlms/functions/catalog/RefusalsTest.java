package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dreamlms.lib.lambdahttp.Counted;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for what is somebody else's gets what does not exist, and is counted. */
@Tag("AC1")
final class RefusalsTest extends SchoolTest {
  @ParameterizedTest
  @CsvSource({
    "TEACHER, book, /api/v1/books/3, /api/v1/books/5",
    "NEW_TEACHER, book, /api/v1/books/1, /api/v1/books/5",
    "PUBLISHER, book, /api/v1/books/1, /api/v1/books/5",
    "STUDENT, book, /api/v1/books/4, /api/v1/books/5",
    "TEACHER, book, /api/v1/books/3/pages, /api/v1/books/5/pages",
    "TEACHER, book, /api/v1/books/3/config, /api/v1/books/5/config",
    "TEACHER, book, /api/v1/books/3/videos, /api/v1/books/05/videos",
    "STUDENT, book, /api/v1/books/3/assets/a.png, /api/v1/books/5/assets/a.png",
    "STUDENT, book, /api/v1/books/3/media/a.mp3, /api/v1/books/5/media/a.mp3",
    "STUDENT, book, /api/v1/books/3/page-image/1, /api/v1/books/5/page-image/1",
    "STUDENT, book, /api/v1/books/3/assets/presigned?path=a.png,"
        + " /api/v1/books/5/assets/presigned?path=a.png",
    "PUBLISHER, publisher, /api/v1/publishers/1, /api/v1/publishers/3",
    "PUBLISHER, publisher, /api/v1/publishers/1/books, /api/v1/publishers/x/books"
  })
  void a_foreign_id_is_counted_and_answered_as_an_absent_one(
      Person person, String kind, String foreign, String absent) {
    String series = " kind=" + kind + " role=" + person.role().wireName();
    Counted counted = new Counted(context);

    Reply refused = get(person, foreign);
    Map<String, Long> forForeign = counted.more();
    Reply notThere = get(person, absent);
    Map<String, Long> forAbsent = counted.more();

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).isEqualTo(notThere.text());
    assertThat(refused.lastingHeaders()).isEqualTo(notThere.lastingHeaders());
    assertThat(forForeign).isEqualTo(Map.of("access.refused" + series, 1L));
    assertThat(forAbsent).isEqualTo(Map.of("access.absent" + series, 1L));
  }

  @Test
  void what_is_the_callers_own_or_forbidden_altogether_is_not_counted() {
    Counted counted = new Counted(context);

    assertThat(get(Person.TEACHER, "/api/v1/books/4").status()).isEqualTo(200);
    assertThat(get(Person.TEACHER, "/api/v1/books").status()).isEqualTo(200);
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/2").status()).isEqualTo(200);
    assertThat(get(Person.TEACHER, "/api/v1/publishers/1").status()).isEqualTo(200);
    assertThat(get(Person.STUDENT, "/api/v1/publishers/1").status()).isEqualTo(403);

    assertThat(counted.more()).isEmpty();
  }

  @Test
  void
      the_invocation_does_the_same_whether_it_is_foreign_or_absent_and_tells_neither_id_nor_person() {
    List<String> foreign = said("/api/v1/books/3");
    List<String> absent = said("/api/v1/books/5");

    assertThat(foreign).hasSize(2);
    assertThat(foreign.getLast())
        .contains("\"_aws\"", "\"kind\":\"book\",\"role\":\"teacher\",\"access.refused\":1}")
        .doesNotContain("/books", Person.TEACHER.id().toString());
    assertThat(foreign.getLast().replace("access.refused", "access.absent"))
        .isEqualTo(absent.getLast());
    assertThat(absent).hasSameSizeAs(foreign);
  }

  private List<String> said(String path) {
    try (WrittenLog log = new WrittenLog()) {
      assertThat(get(Person.TEACHER, path).status()).isEqualTo(404);
      return log.lines();
    }
  }
}
