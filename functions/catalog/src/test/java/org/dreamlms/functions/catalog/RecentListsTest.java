package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.functions.catalog.RecentLists.Question;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.bookcatalog.Book;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecentListsTest {
  private static final Stretch FIRST = new Stretch(0, 20);

  private final List<Book> books = List.of(SchoolTest.book(1, 1, "P", "F", "T", 5));
  private final RecentLists lists = new RecentLists();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void the_same_question_of_the_same_books_is_answered_once() {
    BookListResponse first = ask(question(Set.of(1, 2), FIRST, "x"), books);

    assertThat(ask(question(Set.of(2, 1), FIRST, "x"), books)).isSameAs(first);
    assertThat(made).hasValue(1);
  }

  @Test
  void each_part_of_the_question_counts() {
    Set<Integer> granted = Set.of(1, 2);
    List<Question> different =
        List.of(
            question(granted, FIRST, null),
            question(granted, FIRST, ""),
            question(granted, FIRST, "x"),
            question(granted, new Stretch(1, 20), null),
            question(granted, new Stretch(0, 19), null),
            question(Set.of(1), FIRST, null),
            new Question(new BookScope.OfPublisher(1), FIRST, null),
            new Question(new BookScope.Every(), FIRST, null));

    different.forEach(question -> ask(question, books));

    assertThat(made).hasValue(different.size());
  }

  @Test
  void books_that_were_read_anew_are_listed_anew() {
    Question question = question(Set.of(1), FIRST, null);
    BookListResponse before = ask(question, books);

    BookListResponse after = ask(question, new ArrayList<>(books));

    assertThat(after).isNotSameAs(before);
    assertThat(made).hasValue(2);
  }

  @Test
  void it_keeps_a_hundred() {
    for (int skip = 0; skip <= 100; skip++) {
      ask(question(Set.of(1), new Stretch(skip, 20), null), books);
    }
    ask(question(Set.of(1), new Stretch(1, 20), null), books);
    assertThat(made).hasValue(101);

    ask(question(Set.of(1), new Stretch(0, 20), null), books);
    assertThat(made).hasValue(102);
  }

  private BookListResponse ask(Question question, List<Book> from) {
    return lists.get(
        question, from, () -> new BookListResponse(List.of(), made.incrementAndGet(), 0, 20));
  }

  private static Question question(Set<Integer> granted, Stretch stretch, @Nullable String search) {
    return new Question(new BookScope.Of(granted), stretch, search);
  }
}
