package org.dreamlms.lib.hybridcache;

/** What an entry says. */
enum EntryKind {
  /** The thing is there, and this is it. */
  PRESENT,

  /** The origin said that there is no such thing. */
  ABSENT
}
