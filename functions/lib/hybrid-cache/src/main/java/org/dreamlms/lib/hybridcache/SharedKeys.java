package org.dreamlms.lib.hybridcache;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names of the items of one namespace. What stands before a key or behind it never holds a {@code
 * #}, so no two items have one name, whatever the key.
 *
 * <pre>
 * E#&lt;ns&gt;                       the vector
 * V#&lt;ns&gt;#&lt;key&gt;                 an entry: its header, and a short payload
 * P#&lt;ns&gt;#&lt;key&gt;#&lt;fill id&gt;#&lt;n&gt;   a piece of a longer payload, n from 0
 * L#&lt;ns&gt;#&lt;key&gt;                 who may fetch the key
 * T#&lt;ns&gt;#&lt;tag&gt;                 when a tag was invalidated
 * S#&lt;ns&gt;#&lt;minute&gt;#&lt;shard&gt;      what was counted
 * </pre>
 */
record SharedKeys(String namespace) {
  /** Bytes of UTF-8; a partition key holds 2,048, and is paid for in every item. */
  static final int LONGEST_KEY = 1_000;

  private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Pattern FILL_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  SharedKeys {
    if (!NAMESPACE.matcher(namespace).matches()) {
      throw new IllegalArgumentException(
          "A namespace is 1 to 20 lower-case letters, digits and hyphens: " + namespace);
    }
  }

  String vector() {
    return "E#" + namespace;
  }

  String entry(String key) {
    return named("V#", key);
  }

  String piece(String key, String fillId, int number) {
    if (!FILL_ID.matcher(fillId).matches()) {
      throw new IllegalArgumentException("A fill id is 1 to 64 of A-Z a-z 0-9 _ -: " + fillId);
    }
    return named("P#", key) + "#" + fillId + "#" + number;
  }

  String lease(String key) {
    return named("L#", key);
  }

  String tag(Tag tag) {
    return "T#" + namespace + "#" + tag.name();
  }

  /**
   * @param minute since 1970
   */
  String statistics(long minute, int shard) {
    return "S#" + namespace + "#" + minute + "#" + shard;
  }

  private String named(String kind, String key) {
    int length = key.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "A key has 1 to " + LONGEST_KEY + " bytes, this one: " + length);
    }
    return kind + namespace + "#" + key;
  }
}
