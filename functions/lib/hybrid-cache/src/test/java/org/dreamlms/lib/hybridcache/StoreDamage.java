package org.dreamlms.lib.hybridcache;

/** What may happen to stored things behind a store's back. */
interface StoreDamage {
  void loseVector();

  /** As from a backup. */
  void restoreVector(EpochVector earlier);

  /** Leaves the incarnation, and no number that is one. */
  void spoilVector();

  /** Leaves nothing but its name that can be read. */
  void spoilEntry(String key);

  /** Of one longer than is kept in the entry itself. */
  void losePayload(String key);

  /** Of one longer than is kept in the entry itself. */
  void spoilPayload(String key);

  void spoilLease(String key);
}
