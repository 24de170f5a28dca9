package org.dreamlms.infra.dcsstandin.seed;

import java.time.InstantSource;
import org.dreamlms.infra.dcsstandin.endpoints.BookShelf;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Fills an empty stand-in. */
public final class SeedLibrary {
  public SeedLibrary(Tables tables, ObjectStore objects, BookShelf shelf, InstantSource clock) {}

  public void fill() {}
}
