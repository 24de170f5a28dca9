package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.bookcatalog.Book;
import org.jspecify.annotations.Nullable;

/**
 * Answers to what was asked of the same books a short while ago: a school opens the same page of
 * the same books all morning. Who may see what is decided before, on every request, and is part of
 * the question.
 *
 * <p>An answer lives as long as the list of books it was made from: the near cache gives that very
 * list until it reads another. Bounded; the one used longest ago goes first. Safe for any number of
 * threads; two of them may make the same answer at once.
 */
@Singleton
final class RecentLists {
  /** At most 50 kB each, with its bytes. */
  private static final int MOST = 100;

  private final Map<Question, Made> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Made> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The answer, made now or before.
   *
   * @param books the whole catalog, as the near cache holds it
   */
  BookListResponse get(Question question, List<Book> books, Supplier<BookListResponse> answer) {
    synchronized (answers) {
      Made made = answers.get(question);
      if (made != null && made.isOf(books)) {
        return made.answer();
      }
    }
    BookListResponse made = answer.get();
    synchronized (answers) {
      answers.put(question, new Made(books, made));
    }
    return made;
  }

  /** Everything that an answer depends on besides the books. */
  record Question(BookScope scope, Stretch stretch, @Nullable String search) {}

  private record Made(List<Book> from, BookListResponse answer) {
    @SuppressWarnings("ReferenceEquality") // equal lists would take as long to compare as to list
    boolean isOf(List<Book> books) {
      return from == books;
    }
  }
}
