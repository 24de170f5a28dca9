package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogLookups;
import org.dreamlms.lib.hybridcache.Answer;

/** What the cache answered while a request is worked on; by thread, as one works on a request. */
@Singleton
final class CacheNotes implements CatalogLookups {
  /**
   * @param key the visible one
   */
  record Note(String key, Answer<?> answer) {}

  private final ThreadLocal<List<Note>> notes = ThreadLocal.withInitial(ArrayList::new);

  @Override
  public void answered(String key, Answer<?> answer) {
    notes.get().add(new Note(key, answer));
  }

  /** Forgets them. */
  List<Note> taken() {
    List<Note> taken = List.copyOf(notes.get());
    notes.remove();
    return taken;
  }
}
