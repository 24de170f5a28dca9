package org.dreamlms.lib.hybridcache;

/** How much the vector that an environment knows is worth now. */
enum Trust {
  /** Read less than one poll interval ago. */
  KNOWN,

  /** Older, since polls fail, but not yet too old: entries answer, and are flagged. */
  UNVERIFIED,

  /** Too old, or none: what is cached only answers when the origin fails. */
  LOST
}
