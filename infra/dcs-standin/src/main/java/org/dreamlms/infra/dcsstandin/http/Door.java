package org.dreamlms.infra.dcsstandin.http;

/** What a route asks of its caller. */
public enum Door {
  OPEN,
  TOKEN,
  TOKEN_OR_KEY
}
