package org.dreamlms.lib.assetlinks;

/**
 * The name of an object in a bucket, in plain characters; it is encoded when an address is made.
 *
 * <p>It has neither an empty segment nor {@code .} or {@code ..}: proxies on the way would shorten
 * such an address to that of another object.
 */
public record ObjectKey(String value) {
  public ObjectKey {
    for (String segment : value.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("Not the key of an object that may be linked to.");
      }
    }
  }
}
