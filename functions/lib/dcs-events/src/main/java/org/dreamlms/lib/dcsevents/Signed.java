package org.dreamlms.lib.dcsevents;

/** Whether DCS has signed something. */
public enum Signed {
  YES,
  NO,

  /** Nobody knows now what it signs with. */
  UNKNOWN
}
