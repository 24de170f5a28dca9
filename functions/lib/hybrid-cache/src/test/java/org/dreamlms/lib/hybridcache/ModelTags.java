package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.function.BiPredicate;

/** Pairs of tags, found by search, that share as much of the vector as a test wants. */
enum ModelTags {
  APART((x, y) -> x.a() != y.a() && x.b() != y.b() && x.h() != y.h()),
  SHARE_A((x, y) -> x.a() == y.a() && x.b() != y.b() && x.h() != y.h()),
  SHARE_A_AND_B((x, y) -> x.a() == y.a() && x.b() == y.b() && x.h() != y.h()),
  SHARE_ALL((x, y) -> x.a() == y.a() && x.b() == y.b() && x.h() == y.h());

  private final List<Tag> pair;

  ModelTags(BiPredicate<Tag, Tag> wanted) {
    this.pair = found(wanted);
  }

  List<Tag> pair() {
    return pair;
  }

  private static List<Tag> found(BiPredicate<Tag, Tag> wanted) {
    Tag[] books = new Tag[6_000];
    for (int i = 0; i < books.length; i++) {
      books[i] = Tag.of("book", i + 1);
      for (int j = 0; j < i; j++) {
        if (wanted.test(books[j], books[i])) {
          return List.of(books[j], books[i]);
        }
      }
    }
    throw new IllegalStateException("None of " + books.length + " tags");
  }
}
