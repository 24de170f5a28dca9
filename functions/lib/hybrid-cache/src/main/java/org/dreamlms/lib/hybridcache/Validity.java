package org.dreamlms.lib.hybridcache;

/** What an epoch vector says of an entry. */
enum Validity {
  /** Nothing that it was made from was invalidated since it was fetched. */
  VALID,

  /** Something was: its content may be old, but may be shown while the origin is down. */
  SOFT,

  /** Something was deleted or withdrawn: it must not be shown again, whatever is down. */
  HARD,

  /** It is of another incarnation of the vector, of which nothing is known any more. */
  VOID
}
