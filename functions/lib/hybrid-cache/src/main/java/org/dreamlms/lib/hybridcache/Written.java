package org.dreamlms.lib.hybridcache;

/** What came of a write. */
sealed interface Written {
  /**
   * It was carried out.
   *
   * @param item what was asked to be returned of it
   */
  record Done(Item item) implements Written {}

  /**
   * Its condition did not hold.
   *
   * @param there what is there instead, if that was asked for
   */
  record Refused(Item there) implements Written {}
}
