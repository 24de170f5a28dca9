package org.dreamlms.infra.local.logs;

/** How lines of functions are shown. */
public enum LogStyle {
  /** Readable, with colours: a terminal. */
  COLOURED,
  /** Readable: a file or another program. */
  PLAIN,
  /** As the functions print them. */
  JSON
}
