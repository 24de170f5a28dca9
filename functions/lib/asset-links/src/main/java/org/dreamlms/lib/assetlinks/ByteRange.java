package org.dreamlms.lib.assetlinks;

/** One range of bytes (RFC 9110 section 14.1.2). */
public sealed interface ByteRange {
  /**
   * From one position to another, both included.
   *
   * @param last may lie behind the end of the file
   */
  record FromTo(long first, long last) implements ByteRange {
    public FromTo {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException("No range: " + first + "-" + last);
      }
    }

    @Override
    public String header() {
      return "bytes=" + first + "-" + last;
    }
  }

  /**
   * So many bytes at the end of the file; all of it where it is shorter.
   *
   * @param length 0 is a range that no file has
   */
  record Last(long length) implements ByteRange {
    public Last {
      if (length < 0) {
        throw new IllegalArgumentException("No range: the last " + length);
      }
    }

    @Override
    public String header() {
      return "bytes=-" + length;
    }
  }

  /** As it stands in a {@code Range} header. */
  String header();
}
