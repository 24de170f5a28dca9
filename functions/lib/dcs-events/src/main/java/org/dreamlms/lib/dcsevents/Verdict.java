package org.dreamlms.lib.dcsevents;

/** What was thought of a delivery whose signature was right. Others are not recorded. */
public enum Verdict {
  /** It has an effect. */
  ACCEPTED,
  /** We know no such event. */
  IGNORED,
  /** It cannot be read. */
  REFUSED
}
