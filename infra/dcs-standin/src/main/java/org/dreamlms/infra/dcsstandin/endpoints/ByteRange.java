package org.dreamlms.infra.dcsstandin.endpoints;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Range header asks of a file, by DCS's rules, which are stricter than RFC 9110's. */
sealed interface ByteRange {
  /** Both ends included. */
  record Part(long first, long last) implements ByteRange {}

  record Refused(String reason) implements ByteRange {}

  Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
  Refused WRONG_FORM = new Refused("Invalid Range header format");
  Refused OUTSIDE = new Refused("Range Not Satisfiable");

  /**
   * Of several ranges only the first counts. An end at or past the size is refused, not clamped;
   * only a suffix may be longer than the file. An empty file has no range at all.
   */
  static ByteRange parse(String header, long size) {
    Matcher form = FORM.matcher(header.split(",", 2)[0].strip());
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return WRONG_FORM;
    }
    if (form.group(1).isEmpty()) {
      long length = Long.parseLong(form.group(2));
      return length == 0 || size == 0 ? OUTSIDE : new Part(Math.max(0, size - length), size - 1);
    }
    long first = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
    return first > last || last >= size ? OUTSIDE : new Part(first, last);
  }
}
