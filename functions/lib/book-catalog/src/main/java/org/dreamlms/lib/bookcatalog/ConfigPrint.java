package org.dreamlms.lib.bookcatalog;

/** What is known of a book's {@code config.json} without having it. */
public sealed interface ConfigPrint {
  /** Nobody has asked yet, or DCS gave no validator. */
  ConfigPrint UNKNOWN = new Unknown();

  /** DCS said that there is none. */
  ConfigPrint ABSENT = new Absent();

  /** There is something else in its place, such as a picture. */
  ConfigPrint UNREADABLE = new Unreadable();

  record Unknown() implements ConfigPrint {}

  record Absent() implements ConfigPrint {}

  record Unreadable() implements ConfigPrint {}

  /**
   * @param etag strong, without quotes
   */
  record Tagged(String etag) implements ConfigPrint {
    public Tagged {
      if (etag.isEmpty()) {
        throw new IllegalArgumentException("No validator");
      }
    }
  }

  /** Whether the content may be another one. Of what nobody knew, nobody can tell. */
  default boolean differsFrom(ConfigPrint before) {
    return !(before instanceof Unknown) && !equals(before);
  }
}
