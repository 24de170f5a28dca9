package org.dreamlms.lib.access;

/** One row: a token and what must come of it. */
record TokenVector(String name, String token, boolean accepted) {

  static TokenVector good(String name, String token) {
    return new TokenVector(name, token, true);
  }

  static TokenVector bad(String name, String token) {
    return new TokenVector(name, token, false);
  }

  /** What a report shows. */
  @Override
  public String toString() {
    return name;
  }
}
