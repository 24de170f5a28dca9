package org.dreamlms.lib.bookcatalog;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.lib.hybridcache.Tag;

/** What entries can be made from. Tags of one kind differ by an id of DCS, where there is one. */
enum TagKind {
  /** Lists of books, whoever published them. */
  BOOKS("books"),

  /** The list of publishers. */
  PUBLISHERS("publishers"),

  BOOK("book:{id}"),

  PUBLISHER("publisher:{id}");

  /** Stands for an id in a {@link #template}. */
  static final String ID = "{id}";

  /** A positive {@code int} as Java writes it: no other text names the same tag. */
  static final String DIGITS = "([1-9][0-9]{0,9})";

  private final String template;
  private final Pattern pattern;

  TagKind(String template) {
    this.template = template;
    this.pattern = Pattern.compile(template.replace(ID, DIGITS));
  }

  /** As people write it, such as {@code book:{id}}. */
  String template() {
    return template;
  }

  boolean hasId() {
    return template.endsWith(ID);
  }

  /**
   * @param id of the thing; of no meaning where there is none
   */
  Tag tag(int id) {
    return Tag.of(template.replace(ID, Integer.toString(id)));
  }

  /** The id in the name of a tag of this kind, 0 where there is none; empty of other names. */
  OptionalInt idIn(String tag) {
    Matcher matcher = pattern.matcher(tag);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    return hasId() ? id(matcher.group(1)) : OptionalInt.of(0);
  }

  /** Empty of what no id of DCS can be. */
  static OptionalInt id(String digits) {
    long id = Long.parseLong(digits);
    return id > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) id);
  }
}
