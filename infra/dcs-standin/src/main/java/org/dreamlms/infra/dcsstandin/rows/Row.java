package org.dreamlms.infra.dcsstandin.rows;

/** Anything with a number. */
public interface Row {
  int id();
}
