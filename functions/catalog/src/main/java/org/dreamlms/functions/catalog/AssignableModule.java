package org.dreamlms.functions.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.content.Activity;
import org.dreamlms.lib.bookcatalog.content.BookContent;
import org.dreamlms.lib.bookcatalog.content.BookModule;
import org.dreamlms.lib.bookcatalog.content.BookPage;

/**
 * A part of a book, as far as it can be given to pupils.
 *
 * @param pages in the order of the book; never empty
 */
record AssignableModule(String name, List<AssignablePage> pages) {

  /**
   * The modules that have activities which pupils' player can play, with their pages that have any.
   * Two modules of one name stay two.
   */
  static List<AssignableModule> in(BookContent content) {
    return content.modules().stream()
        .map(module -> new AssignableModule(module.name(), pages(content, module)))
        .filter(module -> !module.pages().isEmpty())
        .toList();
  }

  /** All activities of the module, in the order of the book. */
  List<Activity> activities() {
    return pages.stream().flatMap(page -> page.activities().stream()).toList();
  }

  /** Clients tell the pages of a module apart by their numbers: pages of one number are one. */
  private static List<AssignablePage> pages(BookContent content, BookModule module) {
    int first = module.firstPageIndex();
    Map<Integer, AssignablePage> pages = new LinkedHashMap<>();
    for (BookPage page : content.pages().subList(first, first + module.pageCount())) {
      List<Activity> activities = page.activities().stream().filter(Activity::supported).toList();
      if (!activities.isEmpty()) {
        pages.merge(page.number(), new AssignablePage(page, activities), AssignablePage::and);
      }
    }
    return List.copyOf(pages.values());
  }
}
